import { found } from '../finding.ts';
import type { Trap, TrapContext, TrapFinding } from '../trap.ts';

/** Unknown for each template, where somebody looked at the account and could not read its stacks; nothing otherwise. */
export function unreadStacks({ set, account }: TrapContext, trap: Trap): readonly TrapFinding[] {
  if (account === undefined || account.stacks !== undefined) return [];
  return set.units
    .filter(({ template, parent }) => template !== undefined && parent === undefined)
    .map((unit) =>
      found(trap, {
        unit,
        path: [],
        certainty: 'unknown',
        message: `the stacks of the account could not be read, so nobody knows ${UNKNOWN[trap.id] ?? 'what is in them'}`,
      }),
    );
}

const UNKNOWN: { readonly [Id in Trap['id']]?: string } = {
  'drifted-by-hand': 'what was changed by hand',
  'stack-guarded': 'which of them are guarded',
  'template-only-there': 'whether the template of each is here',
};
