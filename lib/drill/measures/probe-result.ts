import type { ProbeResult } from '../drill-result.ts';
import type { ScenarioProbe } from '../scenario.ts';
import { degradation } from './degradation.ts';
import type { DrillInputs } from './drill-inputs.ts';
import { MARKS } from '../record/marks.ts';
import { faultMoment, firstMark } from './moments.ts';
import type { Outage } from './outage.ts';
import { samplesOf } from './samples.ts';
import { finite } from './finite.ts';

/** What one probe saw, as it stands in `result.json`. */
export function probeResult(inputs: DrillInputs, probe: ScenarioProbe, outage: Outage): ProbeResult {
  const samples = samplesOf(inputs.history, probe.id);
  const fault = faultMoment(inputs.history);
  // Going back is told apart: where nothing failed, the disturbance was over by then.
  const until = outage.to ?? firstMark(inputs.history, MARKS.failback)?.t ?? Infinity;
  const { back } = outage;
  return {
    probe: probe.id,
    decides: probe.decides,
    outage: finite(outage.bounds),
    ...(back === null || back.latest === Infinity ? {} : { backBetween: back }),
    from: outage.from,
    to: outage.to,
    flaps: outage.flaps,
    relapses: outage.relapses,
    degradation: fault === null ? null : degradation(samples, fault, until),
    unknownLooks: samples.filter((sample) => sample.unknown !== undefined).length,
    notes: outage.notes,
  };
}
