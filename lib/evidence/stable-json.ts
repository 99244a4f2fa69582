import { redactFields, redactString } from '../base/redact.ts';

/** JSON as evidence is written: redacted, keys in alphabetical order, so that equal values are equal bytes. */
export function stableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, redactAndSort, indent);
}

/** Works level by level while JSON is written: a second copy of a large inventory would double the memory. */
function redactAndSort(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return redactString(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = value as Record<string, unknown>;
  return redactFields(fields, Object.keys(fields).toSorted());
}
