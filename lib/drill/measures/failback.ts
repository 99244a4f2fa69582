import type { Measured } from '../drill-result.ts';
import { MARKS } from '../record/marks.ts';
import { largest } from './bounds.ts';
import type { DrillInputs } from './drill-inputs.ts';
import { firstMark } from './moments.ts';
import { outage } from './outage.ts';
import { samplesOf } from './samples.ts';
import { stabilityOf } from './watched-outage.ts';

/** How long going back took, and what clients felt of it. Null: it was not begun, not ended, or never stable afterwards. */
export function failback(inputs: DrillInputs): { seconds: number; outage?: Measured } | null {
  const { history, scenario } = inputs;
  const begun = firstMark(history, MARKS.failback);
  const ended = firstMark(history, MARKS.failedBack);
  if (begun === undefined || ended === undefined) return null;
  const recovered = firstMark(history, MARKS.cleared)?.t ?? 0;
  const felt = scenario.probes
    .filter((probe) => probe.decides)
    .map((probe) => {
      const stability = stabilityOf(inputs, probe);
      // What failed in the drill itself is no noise of a good day.
      const good = samplesOf(history, probe.id).filter(
        (sample) => sample.sent >= recovered || sample.end === 'ok',
      );
      return outage(good, { every: probe.every, stability, fault: { earliest: begun.t, latest: begun.t } });
    });
  if (felt.some((each) => each.back?.latest === Infinity)) return null;
  const back = Math.max(ended.t, ...felt.map((each) => each.to ?? 0));
  const bounds = largest(felt.map((each) => each.bounds));
  return { seconds: back - begun.t, ...(bounds === null ? {} : { outage: bounds }) };
}
