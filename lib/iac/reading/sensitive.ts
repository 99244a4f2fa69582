import { isMap, type Value } from '../../syntax/index.ts';

/** Stands where a value is not kept: a secret, or one that Terraform holds to be sensitive. */
export const SENSITIVE = '(sensitive)';

/** Whether a name says that its value is a secret. Names of secrets and ids of keys are none. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !NO_SECRET.test(name);
}

const SECRET_NAME =
  /pass(?:word|wd|phrase)|secret|token|private_?key|api_?key|credential|connection_?string|auth_?key|key_material/i;
const NO_SECRET =
  /(?:arn|name|id|ids|length|policy|enabled|version|days|duration|endpoint|url|type|validity|units)$/i;

/**
 * A copy without what `marks` says is sensitive (true, or true somewhere below, as Terraform writes it) and without what has
 * the name of a secret.
 */
export function masked(value: Value, marks: Value | undefined): Value {
  if (marks === true) return value === null ? null : SENSITIVE;
  if (Array.isArray(value)) {
    return value.map((item, index) => masked(item, Array.isArray(marks) ? marks[index] : undefined));
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const mark = isMap(marks) ? marks[key] : undefined;
      return [
        key,
        typeof inner === 'string' && inner !== '' && isSecretName(key) ? SENSITIVE : masked(inner, mark),
      ];
    }),
  );
}
