import { LandfallError } from '../../base/errors.ts';
import type { Problem } from '../../base/problem.ts';

/** One reason not to break anything: a stable code, and what, where, expected, got and fix. */
export interface Refusal {
  readonly code: string;
  readonly problem: Problem;
}

/** Refuses, with every reason at once; the code is that of the first. Does nothing where there is none. */
export function refuse(refusals: readonly Refusal[]): void {
  const [first] = refusals;
  if (first === undefined) return;
  throw new LandfallError(
    first.code,
    'guard',
    refusals.map(({ problem }) => problem),
  );
}
