import type { Problem } from '../base/problem.ts';
import type { Gap } from '../inventory/inventory.ts';

/** What AWS would not say, and the permission that would let it. */
export function gapProblem(gap: Gap): Problem {
  return {
    what: `Unknown: ${gap.service}:${gap.operation} was not answered (${gap.code}: ${gap.message})`,
    where: gap.subject ?? `account ${gap.account}, ${gap.region}`,
    expected: 'a complete answer',
    got: gap.code,
    fix: `see that the role may call ${gap.action}, then run again`,
  };
}
