import type { Value } from './template.ts';

/** A value as a text: strings and numbers as they are, nothing as nothing, maps and lists as JSON. */
export function textOf(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
