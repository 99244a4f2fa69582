import { messageOf } from '../../base/errors.ts';
import type { Leftover } from '../../drill/drill-result.ts';
import type { Armed } from '../../drill/heal/index.ts';
import type { Json } from '../../drill/journal.ts';
import type { Rebuilding } from './rebuilding.ts';

/** Takes away what was made, last first, and tells what is left of it. Throws nothing. */
export async function takeAway(
  { options, lock }: Rebuilding,
  armed: readonly Armed<Json>[],
): Promise<{ readonly leftovers: readonly Leftover[]; readonly problems: readonly string[] }> {
  if (lock.lost.aborted)
    return {
      leftovers: armed.map(({ describes }) => ({
        what: describes,
        state: 'pending' as const,
        why: 'another process took the lock, and takes it away; what became of it was not seen here',
      })),
      problems: ['another process took the lock and takes it away; see landfall sweep'],
    };
  const leftovers: Leftover[] = [];
  const problems: string[] = [];
  for (const one of armed.toReversed())
    try {
      const healed = await one.heal();
      leftovers.push(...healed.leftovers);
      problems.push(...healed.problems);
      if (!healed.isHealed) problems.push(`${one.describes} is not all gone: run landfall sweep`);
    } catch (error) {
      leftovers.push({ what: one.describes, state: 'pending', why: messageOf(error) });
      problems.push(`taking it away failed: ${messageOf(error)}; run landfall sweep`);
    }
  for (const problem of problems) options.onLine(problem);
  return { leftovers, problems };
}
