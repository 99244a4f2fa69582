import { MissingMember } from '../aws/index.ts';

/**
 * A trust policy as IAM sends it (JSON, URL-encoded) in the form in which it is kept: JSON, in which an external id is replaced by
 * whether it is a fixed one. Throws `MissingMember` when it is no JSON. https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
 */
export function keptTrust(document: string): string {
  return JSON.stringify(parsed(document), (name, value: unknown) =>
    name.toLowerCase() === 'sts:externalid' ? isFixed(value) : value,
  );
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(document));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError)
      throw new MissingMember('a trust policy came that is no JSON', { cause: error });
    throw error;
  }
}

/** A list of values is met by any of them. Wildcards and variables may be met by whoever asks. */
function isFixed(value: unknown): boolean {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.length > 0 && values.every((one) => typeof one === 'string' && /^[^*?$]+$/.test(one));
}
