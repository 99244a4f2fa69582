import type { Verdict } from '../../../lib/checks/index.ts';
import type { PlantedFault, Shown } from '../../../lib/twin/seeds/index.ts';

/** What is not well, by check, workload and subject; the worse outcome where there are several. */
export type Red = Readonly<Record<string, 'fail' | 'unknown'>>;

/** What verdicts say against a world. What is unknown counts as well: nothing was hidden here. */
export function redOf(verdicts: readonly Verdict[]): Red {
  return redden(
    verdicts.flatMap(({ check, workload, outcome, subject, disruption }) => {
      const named = { check, workload, subject: subject?.name ?? disruption ?? '' };
      return outcome === 'fail' || outcome === 'unknown' ? { ...named, outcome } : [];
    }),
  );
}

/** What faults say that they show. */
export function expectedRed(faults: readonly PlantedFault[]): Red {
  return redden(faults.flatMap(({ shows }) => shows));
}

function redden(shown: readonly Shown[]): Red {
  const red: Record<string, 'fail' | 'unknown'> = {};
  for (const { check, workload, subject, outcome = 'fail' } of shown) {
    const key = [check, workload, subject].join(' ');
    red[key] = red[key] === 'fail' ? 'fail' : outcome;
  }
  return red;
}
