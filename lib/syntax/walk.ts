import type { Path, Value } from './template.ts';

/** Looks at one value. `false`: leave out what is within it. */
export type Visit = (value: Value, path: Path) => boolean | void;

/** Visits a value and everything within it, in the order in which it is written. The paths may be kept. */
export function walk(value: Value, visit: Visit, path: Path = []): void {
  if (visit(value, path) === false || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) value.forEach((item, index) => walk(item, visit, [...path, index]));
  else for (const [key, inner] of Object.entries(value)) walk(inner, visit, [...path, key]);
}
