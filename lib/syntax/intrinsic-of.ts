import type { Value } from './template.ts';

/** An intrinsic function and what it is given: `{name: 'Fn::GetAtt', argument: ['A', 'B']}`. */
export interface Intrinsic {
  readonly name: string;
  readonly argument: Value;
}

/** What a value is if it is a call of an intrinsic function: a map with one key, `Ref`, `Condition` or `Fn::…`. */
export function intrinsicOf(value: Value | undefined): Intrinsic | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length !== 1 || first === undefined) return undefined;
  const [name, argument] = first;
  if (name.startsWith('Fn::') || name === 'Ref') return { name, argument };
  // A policy statement may have nothing but a Condition, and that one is a map.
  return name === 'Condition' && typeof argument === 'string' ? { name, argument } : undefined;
}
