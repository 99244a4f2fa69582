/** One `{{resolve:service:…}}`. `start` and `end` are offsets in the string that holds it. */
export interface DynamicReference {
  readonly service: 'ssm' | 'ssm-secure' | 'secretsmanager';
  /** Name of the parameter; id or ARN of the secret. */
  readonly name: string;
  /** Of a parameter, where it is pinned. */
  readonly version?: string;
  /** Of a secret: the key within its JSON. */
  readonly jsonKey?: string;
  readonly start: number;
  readonly end: number;
}

/** The dynamic references of a string. References of Fn::Sub may stand within them and are left as they are. */
export function dynamicReferences(text: string): readonly DynamicReference[] {
  if (!text.includes('{{resolve:')) return [];
  return [...text.matchAll(REFERENCE)].map((found) => {
    const [whole, service = '', rest = ''] = found;
    const place = { start: found.index, end: found.index + whole.length };
    if (service === 'secretsmanager') return { service, ...secret(rest), ...place };
    const [, name = rest, version] = /^(.*?)(?::(\d+))?$/s.exec(rest) ?? [];
    return {
      service: service as 'ssm' | 'ssm-secure',
      name,
      ...(version !== undefined && { version }),
      ...place,
    };
  });
}

const REFERENCE = /\{\{resolve:(ssm-secure|ssm|secretsmanager):((?:\$\{[^}]*\}|(?!\}\}).)*)\}\}/gs;

/** `id:SecretString:key:stage:version`, where the id may be an ARN with colons of its own. */
function secret(rest: string): { name: string; jsonKey?: string } {
  const marked = /^(.*?):SecretString(?::((?:\$\{[^}]*\}|[^:])*))?(?::.*)?$/s.exec(rest);
  if (marked === null) return { name: rest.replace(/:+$/, '') };
  const [, name = '', jsonKey] = marked;
  return jsonKey === undefined || jsonKey === '' ? { name } : { name, jsonKey };
}
