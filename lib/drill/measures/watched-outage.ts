import type { Seconds } from '../../base/duration.ts';
import type { ScenarioProbe } from '../scenario.ts';
import { bounds } from './bounds.ts';
import type { DrillInputs } from './drill-inputs.ts';
import { faultMoment, firstMark } from './moments.ts';
import { type Outage, outage } from './outage.ts';
import type { RecordCondition } from './record-condition.ts';
import { type Sample, samplesOf } from './samples.ts';
import type { Stability } from './series.ts';
import { MARKS } from '../record/marks.ts';

/** A service is stable after so many good looks, or fewer where looks are rare, and never fewer than three. */
const STABLE_LOOKS = 10;

/** What stable means for one probe of a drill. */
export function stabilityOf(inputs: DrillInputs, probe: Pick<ScenarioProbe, 'id' | 'every'>): Stability {
  const lasts = inputs.scenario.steadyState.stableFor;
  const looks = Math.min(STABLE_LOOKS, Math.max(3, Math.floor(lasts / probe.every)));
  const goodWithin = inputs.goodWithin?.[probe.id];
  return { looks, lasts, ...(goodWithin === undefined ? {} : { goodWithin }) };
}

/** The outage that one probe of a drill saw, before failback. */
export function watchedOutage(inputs: DrillInputs, probe: ScenarioProbe, condition: RecordCondition): Outage {
  return measured(inputs, samplesOf(inputs.history, probe.id), {
    every: probe.every,
    stability: stabilityOf(inputs, probe),
    condition,
  });
}

/** The time without the declared minimum capacity. What AWS says of it is late by an unknown time beyond the polling. */
export function capacityOutage(inputs: DrillInputs, condition: RecordCondition): Outage | undefined {
  const { minimumCapacity, history, scenario } = inputs;
  if (minimumCapacity === undefined) return undefined;
  const probe = scenario.probes.find((each) => each.id === minimumCapacity.probe);
  if (probe === undefined) return notWatched('the declared minimum capacity was not watched');
  // A read that fails tells nothing of the capacity.
  const samples = samplesOf(history, probe.id).map((sample) =>
    sample.end === 'ok' ? sample : { ...sample, unknown: 'the capacity could not be read' },
  );
  const isGood = (value: unknown): boolean => healthyTargets(value) >= minimumCapacity.healthyTargets;
  return measured(inputs, samples, {
    every: probe.every,
    stability: { ...stabilityOf(inputs, probe), isGood },
    condition,
  });
}

function healthyTargets(value: unknown): number {
  return typeof value === 'object' && value !== null && 'healthyTargets' in value
    ? Number(value.healthyTargets)
    : Number.NaN;
}

interface How {
  readonly every: Seconds;
  readonly stability: Stability;
  readonly condition: RecordCondition;
}

function measured(inputs: DrillInputs, samples: readonly Sample[], how: How): Outage {
  const { history } = inputs;
  const { condition, ...rest } = how;
  if (condition.unusable !== undefined) return notWatched(condition.unusable);
  const failback = firstMark(history, MARKS.failback)?.t;
  const found = outage(samples, {
    ...rest,
    fault: faultMoment(history),
    ...(failback === undefined ? {} : { until: failback }),
  });
  return withLeaps(found, condition);
}

function notWatched(why: string): Outage {
  return { bounds: null, notes: [why], from: null, to: null, began: null, back: null, flaps: 0, relapses: 0 };
}

/** Where the wall clock leapt ahead, the machine may have slept: as much time may have passed in which nobody looked. */
function withLeaps(found: Outage, { leaps }: RecordCondition): Outage {
  const { from, back } = found;
  if (found.bounds === null) return found;
  // Without a failure there is no stretch to look at: an outage could have hidden in any leap.
  const within = leaps.filter((leap) => from === null || leap.t >= from - leap.seconds);
  const extra = within.reduce((sum, leap) => sum + leap.seconds, 0);
  if (extra === 0) return found;
  return {
    ...found,
    bounds: bounds(found.bounds.lower, found.bounds.seconds, found.bounds.upper + extra),
    back: back === null ? null : { ...back, latest: back.latest + extra },
    notes: [...found.notes, 'the machine may have slept meanwhile: the upper bound is wider by that'],
  };
}
