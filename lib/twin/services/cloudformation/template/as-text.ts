import type { Value } from '../../../../syntax/index.ts';

/** A value as text: what is more than a text or a number stands as its JSON, nothing as nothing. */
export function asText(value: Value | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
