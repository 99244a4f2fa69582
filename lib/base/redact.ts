import { REDACTED, redactText } from './redact-text.ts';

/**
 * A copy of a value without access keys, secret keys, session tokens, external ids and passwords, told by the names of
 * fields and by the look of texts. ARNs and resource ids come through as they are. Cycles are not expected: evidence is JSON.
 */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return redactString(value);
  if (Array.isArray(value)) return value.map(redact);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(redactFields(value)).map(([key, inner]) => [key, redact(inner)]));
}

/** One text. A JSON document in it (a vault's access policy) is looked through by its fields too. */
export function redactString(text: string): string {
  if (!/^\s*[[{]/.test(text)) return redactText(text);
  const before = parsed(text);
  if (before === undefined) return redactText(text);
  const plain = JSON.stringify(before);
  const clean = JSON.stringify(redact(before));
  return plain === clean ? text : clean;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Text that only looks like JSON is still looked through as text.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * The fields of one object, in the order of `names`, those with a secret's name made unreadable; what lies deeper is left to
 * the caller.
 */
export function redactFields(
  fields: Readonly<Record<string, unknown>>,
  names: readonly string[] = Object.keys(fields),
): Record<string, unknown> {
  const tagKey = fields['Key'] ?? fields['key'] ?? fields['Name'] ?? fields['name'];
  const valueIsSecret = typeof tagKey === 'string' && isSecretName(tagKey);
  return Object.fromEntries(
    names.map((name) => {
      const { isSecret, clean } = known(name);
      return [
        clean,
        isSecret || (valueIsSecret && /^value$/i.test(name)) ? hide(fields[name]) : fields[name],
      ];
    }),
  );
}

/** Evidence repeats a few hundred names many thousand times. */
const NAMES = new Map<string, { readonly isSecret: boolean; readonly clean: string }>();

function known(name: string): { readonly isSecret: boolean; readonly clean: string } {
  const found = NAMES.get(name);
  if (found !== undefined) return found;
  const isSecret = isSecretName(name);
  const made = { isSecret, clean: isSecret ? name : redactText(name) };
  if (NAMES.size < 10_000) NAMES.set(name, made);
  return made;
}

/** An ARN names a secret without being one, and `true`, `false` and null only tell whether there is one. */
function hide(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  return typeof value === 'string' && /^arn:[\w-]+:[^\s"']*$/.test(value) ? redactText(value) : REDACTED;
}

const SECRET_ENDINGS =
  /(secretaccesskey|secretkey|accesskeyid|accesskey|sessiontoken|securitytoken|externalid|password|passwd|passphrase|privatekey|apikey|authtoken|accesstoken|refreshtoken|bearertoken|clientsecret)$/;
const SECRET_NAMES = new Set([
  'secret',
  'secretstring',
  'secretbinary',
  'token',
  'authorization',
  'pwd',
  'cookie',
  'setcookie',
]);

/** Whether a field of this name holds a secret: `SecretAccessKey`, `external-id`, `sts:ExternalId`, `x-amz-security-token`. */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return SECRET_NAMES.has(plain) || SECRET_ENDINGS.test(plain);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}
