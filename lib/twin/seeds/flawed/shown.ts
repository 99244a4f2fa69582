import type { Shown } from '../planted-fault.ts';

/** What a fault shows as fails of one workload: check and subject. */
export function fails(
  workload: string,
  ...seen: readonly (readonly [check: string, subject: string])[]
): Shown[] {
  return seen.map(([check, subject]) => ({ check, workload, subject }));
}

/** The same where nobody can tell: it is unknown. */
export function unknowns(
  workload: string,
  ...seen: readonly (readonly [check: string, subject: string])[]
): Shown[] {
  return fails(workload, ...seen).map((one) => ({ ...one, outcome: 'unknown' }));
}
