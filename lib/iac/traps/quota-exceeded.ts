import { type CountedQuota, QUOTAS } from '../types/quotas.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';

/** More is asked for than a new account may have. */
export const quotaExceeded: Trap = defineTrap({
  id: 'quota-exceeded',
  severity: 'blocks',
  title: 'More is made than a new account may have',
  why: 'What was raised by support over the years is at its initial value in a clean account, and raising it takes days (AWS General Reference, "AWS service quotas").',
  fix: 'raise the quota in the recovery account and Region beforehand',
  needsAccount: true,
  requirements: ['REB-1'],
  detect: (context) => QUOTAS.flatMap((quota) => exceeded(context, quota)),
});

/** Told at the first resource that is one too many. */
function exceeded(
  { set, account }: TrapContext,
  { quota, what, initial, types }: CountedQuota,
): readonly TrapFinding[] {
  const resources = resourcesOf(set.units, (type) => types.includes(type));
  const applied = account?.quotas?.[quota];
  const [first] = resources;
  // Somebody looked, and could not read it: how much is taken already is not known.
  if (account !== undefined && applied === undefined && first !== undefined)
    return [
      found(quotaExceeded, {
        ...first,
        path: first.resource.path,
        certainty: 'unknown',
        message: `${what} are made here (${resources.length}); how many the account may have could not be read (${quota})`,
      }),
    ];
  const free = applied === undefined ? initial : applied.limit - (applied.used ?? 0);
  const over = resources[Math.max(free, 0)];
  if (over === undefined) return [];
  const asked = `${resources.length} ${what} are made`;
  const isSure = applied?.used !== undefined || (applied !== undefined && resources.length > applied.limit);
  return [
    found(quotaExceeded, {
      ...over,
      path: over.resource.path,
      certainty: applied === undefined ? 'unknown' : isSure ? 'certain' : 'likely',
      message:
        applied === undefined
          ? `${asked}; a new account may have ${initial}, and nobody has looked what this one may have (${quota})`
          : `${asked}; the account may have ${applied.limit} and has ${applied.used ?? 'an unknown number of them'} (${quota})`,
    }),
  ];
}
