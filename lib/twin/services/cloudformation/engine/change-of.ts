import type { Value, ValueMap } from '../../../../syntax/index.ts';
import type { ResourceType } from '../resources/resource-type.ts';
import type { StoredStackResource } from '../stored-stack.ts';

/** What a resource's new properties ask for. */
export interface PropertyChange {
  readonly kind: 'none' | 'in-place' | 'replace';
  /** Names of the properties that change. */
  readonly names: readonly string[];
}

/** Compares what a resource was made with and what it is to be. */
export function changeOf(
  row: StoredStackResource,
  typeName: string,
  after: ValueMap,
  type: ResourceType,
): PropertyChange {
  if (row.type !== typeName) return { kind: 'replace', names: [] };
  const names = changedNames(row.properties ?? {}, after);
  if (names.length === 0) return { kind: 'none', names };
  const replaces = names.some((name) => type.properties[name]?.replaces === true);
  return { kind: replaces ? 'replace' : 'in-place', names };
}

/** The properties whose values differ. */
export function changedNames(before: ValueMap, after: ValueMap): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !isSame(before[name], after[name])).sort();
}

/** Whether two values are the same; the order of keys does not matter. */
export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: Value | undefined): unknown {
  if (Array.isArray(value)) return (value as readonly Value[]).map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as ValueMap).map(([key, each]) => [key, ordered(each)] as const);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
