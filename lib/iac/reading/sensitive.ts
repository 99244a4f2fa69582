import { own } from '../../base/own.ts';
import { isMap, type Value, walk } from '../../syntax/index.ts';

/** Stands where a value is not kept: a secret, or one that Terraform holds to be sensitive. */
export const SENSITIVE = '(sensitive)';

/** Whether a name says that its value is a secret. Names of secrets, their ARNs and ids of keys are none. */
export function isSecretName(name: string, value?: Value): boolean {
  const isArn = typeof value === 'string' && value.startsWith('arn:');
  return SECRET_NAME.test(name) && !NO_SECRET.test(name) && !isArn;
}

const SECRET_NAME =
  /pass(?:word|wd|phrase)|pwd|(?:^|_)pw$|secret|token|private_?key|api_?key|credential|connection_?string|auth_?key|key_material/i;
const NO_SECRET =
  /(?:arn|name|id|ids|length|policy|enabled|version|days|duration|endpoint|url|type|validity|units)$/i;

/**
 * A copy without what `marks` says is sensitive (true, or true somewhere below, as Terraform writes it) and without what has
 * the name of a secret. What was hidden goes to `secrets`, because it may stand elsewhere without a mark.
 */
export function masked(value: Value, marks: Value | undefined, secrets?: Set<string>): Value {
  if (marks === true) return hide(value, secrets);
  if (Array.isArray(value)) {
    return value.map((item, index) => masked(item, Array.isArray(marks) ? marks[index] : undefined, secrets));
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isSecret = typeof inner === 'string' && !NO_LITERAL.test(inner) && isSecretName(key, inner);
      return [
        key,
        isSecret ? hide(inner, secrets) : masked(inner, isMap(marks) ? own(marks, key) : undefined, secrets),
      ];
    }),
  );
}

/** Where a secret comes from is none. */
const NO_LITERAL = /^(?:\$\{[^{}]*\})?$/;

/** The mark that stands for a value; every string of it is remembered. */
export function hide(value: Value, secrets?: Set<string>): Value {
  if (value === null) return null;
  if (secrets !== undefined) {
    walk(value, (inner) => {
      // Shorter ones are words that stand everywhere.
      if (typeof inner === 'string' && inner.length > 4 && inner !== SENSITIVE) secrets.add(inner);
    });
  }
  return SENSITIVE;
}

/** A copy in which no string holds what is known to be a secret. */
export function withoutKnown(value: Value, secrets: ReadonlySet<string>): Value {
  if (secrets.size === 0) return value;
  if (typeof value === 'string') {
    let text = value;
    for (const secret of secrets) if (text.includes(secret)) text = text.replaceAll(secret, SENSITIVE);
    return text;
  }
  if (Array.isArray(value)) return value.map((item) => withoutKnown(item, secrets));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutKnown(inner, secrets)]));
}
