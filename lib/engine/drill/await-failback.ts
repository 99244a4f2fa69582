import type { Seconds } from '../../base/duration.ts';
import { MARKS, runningOutage } from '../../drill/record/index.ts';
import type { Scenario } from '../../drill/scenario.ts';
import type { Waited } from './await-recovery.ts';
import type { Breaking } from './break-and-heal.ts';
import type { DrillOptions } from './drill-options.ts';

/**
 * After healing: waits until the deciding probes have been good for as long as counts as stable, and marks that it is as before.
 * No mark when that does not happen in time: failback then is not measured.
 */
export async function awaitFailback(
  { options, scenario, recorder }: Watching,
  { ended }: Pick<Waited, 'ended'>,
): Promise<void> {
  const { clock, fit } = options;
  const { stableFor } = scenario.steadyState;
  const outages = fit.probes.filter(({ decides }) => decides).map(({ id }) => runningOutage(recorder, id));
  const begun = recorder.elapsed();
  const patience = ended === 'recovered' ? longest(scenario) : shortest(scenario);
  let goodSince = begun;
  try {
    while (recorder.elapsed() - begun < patience) {
      const now = recorder.elapsed();
      if (outages.some((outage) => outage.seconds() > 0)) goodSince = now;
      if (now - goodSince >= stableFor * 1.2) {
        recorder.mark({ process: 'harness', vantage: 'here', mark: MARKS.failedBack, source: 'harness' });
        return;
      }
      options.onDetail(`failing back, ${(now - begun).toFixed(1)} s`);
      await clock.sleep(0.2);
    }
  } finally {
    for (const outage of outages) outage.stop();
  }
}

type Watching = Pick<Breaking, 'scenario' | 'recorder'> & {
  readonly options: Pick<DrillOptions, 'clock' | 'fit' | 'onDetail'>;
};

function longest({ failback, limit }: Scenario): Seconds {
  return failback?.within ?? limit;
}

/** What never recovered is not waited for as if it had: twice the time that a system has to show an outage, and to prove itself. */
function shortest(scenario: Scenario): Seconds {
  const { lasts, stableFor } = scenario.steadyState;
  return Math.min(longest(scenario), 2 * (lasts + stableFor));
}
