import type { Value, ValueMap } from './template.ts';

/** Whether a value is a map, and neither a list nor nothing. */
export function isMap(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a key of Resources is the id of one; the others are loops and includes, which a transform resolves. */
export function isResourceId(key: string): boolean {
  return !key.startsWith('Fn::');
}
