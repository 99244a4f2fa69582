import type { Seconds } from '../../base/duration.ts';
import { formatDuration } from '../../base/duration.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import { MARKS, type Recorder, runningOutage, type RunningOutage } from '../../drill/record/index.ts';
import { firstMark } from '../../drill/measures/index.ts';
import type { Scenario } from '../../drill/scenario.ts';
import type { DrillOptions } from './drill-options.ts';

/** Why the waiting ended, in the words of `result.json`. */
export interface Waited {
  readonly ended: DrillResult['ended'];
  readonly message?: string;
}

/** How often it is looked whether it is over, and what the live line says. */
const LOOK: Seconds = 0.2;

/**
 * Waits until clients are served again and have been for as long as the scenario calls stable; or until the limit, a stop
 * condition, or whoever interrupts. One-shot faults hurt late: as long as no outage was seen, it waits for the time that a
 * system has to show one. `isMeasured` has the last word: where failures and answers were mixed, stable takes longer to prove.
 */
export async function awaitRecovery(
  recorder: Recorder,
  scenario: Scenario,
  options: DrillOptions,
  until: { readonly lost: AbortSignal; readonly isMeasured: () => boolean },
): Promise<Waited> {
  const { clock, signal, fit } = options;
  const outages = new Map(fit.probes.map(({ id }) => [id, runningOutage(recorder, id)]));
  const deciding = fit.probes.filter(({ decides }) => decides).map(({ id }) => id);
  const stable = stableSince(recorder, deciding, outages);
  try {
    for (;;) {
      if (signal.aborted) return { ended: 'interrupted', message: 'it was interrupted' };
      if (until.lost.aborted) return { ended: 'stopped', message: 'its lock was taken from it' };
      const broken = brokenCondition(scenario, outages);
      if (broken !== undefined) return { ended: 'stopped', message: broken };
      const fault = firstMark(recorder.history, MARKS.fault)?.t ?? recorder.elapsed();
      if (recorder.elapsed() - fault > scenario.limit)
        return { ended: 'limit', message: `it had not recovered within ${formatDuration(scenario.limit)}` };
      if (stable.isLongEnough(scenario, fault) && until.isMeasured()) return { ended: 'recovered' };
      options.onDetail(liveLine(deciding, outages, recorder.elapsed() - fault));
      await clock.sleep(LOOK);
    }
  } finally {
    for (const outage of outages.values()) outage.stop();
  }
}

function brokenCondition(
  scenario: Scenario,
  outages: ReadonlyMap<string, RunningOutage>,
): string | undefined {
  for (const condition of scenario.stopConditions) {
    if (condition.kind !== 'outage') continue;
    const seconds = outages.get(condition.probe)?.seconds() ?? 0;
    if (seconds > condition.longerThan)
      return `stop condition: ${condition.probe} was out for ${formatDuration(seconds)}, more than ${formatDuration(condition.longerThan)}`;
  }
  return undefined;
}

/** Follows since when all deciding probes have been good. */
function stableSince(
  recorder: Recorder,
  deciding: readonly string[],
  outages: ReadonlyMap<string, RunningOutage>,
) {
  let goodSince: Seconds | undefined;
  let hasFailed = false;
  return {
    isLongEnough: (scenario: Scenario, fault: Seconds): boolean => {
      const now = recorder.elapsed();
      const isOut = deciding.some((id) => (outages.get(id)?.seconds() ?? 0) > 0);
      hasFailed ||= isOut;
      goodSince = isOut ? undefined : (goodSince ?? now);
      const isStable = goodSince !== undefined && now - goodSince >= scenario.steadyState.stableFor * 1.2;
      return (
        isStable && (hasFailed || now - fault >= scenario.steadyState.lasts + scenario.steadyState.stableFor)
      );
    },
  };
}

function liveLine(
  deciding: readonly string[],
  outages: ReadonlyMap<string, RunningOutage>,
  sinceFault: Seconds,
): string {
  const states = deciding.map((id) => {
    const seconds = outages.get(id)?.seconds() ?? 0;
    return seconds === 0 ? `${id} good` : `${id} out for ${seconds.toFixed(1)} s`;
  });
  return `${states.join(', ')}; ${sinceFault.toFixed(1)} s since the fault`;
}
