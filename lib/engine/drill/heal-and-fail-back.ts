import { messageOf } from '../../base/errors.ts';
import type { Leftover } from '../../drill/drill-result.ts';
import type { Armed, Healed } from '../../drill/heal/index.ts';
import type { Json } from '../../drill/journal.ts';
import { MARKS } from '../../drill/record/index.ts';
import { awaitFailback } from './await-failback.ts';
import type { Waited } from './await-recovery.ts';
import type { Breaking } from './break-and-heal.ts';

/** What is left after healing, and what has to be told of it. */
export interface HealedDrill {
  readonly leftovers: readonly Leftover[];
  readonly message?: string;
}

/** Heals, waits until it is as before, and tells what is left. Throws nothing: whatever went wrong is told, and AWS ends the fault. */
export async function healAndFailBack(
  armed: Armed<Json>,
  breaking: Breaking,
  waited: Waited,
): Promise<HealedDrill> {
  const { options, recorder, lock } = breaking;
  if (lock.lost.aborted)
    return {
      leftovers: [],
      message: 'another process took the lock and heals; see landfall stop and landfall sweep',
    };
  options.onLine(
    `${waited.ended === 'recovered' ? 'Recovered' : `Ended (${waited.message ?? waited.ended})`}; healing`,
  );
  recorder.mark({ process: 'harness', vantage: 'here', mark: MARKS.failback, source: 'harness' });
  try {
    const healed = await armed.heal();
    if (healed.isHealed) await awaitFailback(breaking, waited);
    return { leftovers: healed.leftovers, ...unhealed(healed, waited) };
  } catch (error) {
    const left = {
      what: armed.describes,
      state: 'pending' as const,
      until: armed.expiresAt,
      why: messageOf(error),
    };
    return { leftovers: [left], message: `healing failed: ${messageOf(error)}` };
  }
}

function unhealed({ isHealed, problems }: Healed, { message }: Waited): { message?: string } {
  const told = [
    ...(message === undefined ? [] : [message]),
    ...(isHealed ? [] : ['it could not be shown that all is as before: run landfall sweep']),
    ...problems,
  ];
  return told.length === 0 ? {} : { message: told.join('; ') };
}
