import type { Seconds } from '../../base/duration.ts';
import type { Instant } from '../../base/instant.ts';
import { type Outcome, worstOutcome } from '../../base/outcome.ts';
import type { DrillResult, Expectation } from '../drill-result.ts';
import { MARKS } from '../record/marks.ts';
import { allDataLoss, dataLossResult } from './all-data-loss.ts';
import { type Bounds, largest } from './bounds.ts';
import type { DrillInputs } from './drill-inputs.ts';
import { boundsInWords } from './bounds-in-words.ts';
import { expectations } from './expectations.ts';
import { failback } from './failback.ts';
import { finite } from './finite.ts';
import { firstMark } from './moments.ts';
import { phases } from './phases.ts';
import { probeResult } from './probe-result.ts';
import { recordCondition } from './record-condition.ts';
import { type RecoveryTime, recoveryTime } from './recovery-time.ts';
import { capacityOutage, watchedOutage } from './watched-outage.ts';

/** Measures a drill from its record alone: the same record gives the same result, years later and offline. */
export function drillResultOf(inputs: DrillInputs): DrillResult {
  const { history, scenario } = inputs;
  const condition = recordCondition(history, inputs.damaged);
  const watched = scenario.probes.map((probe) => ({
    probe,
    outage: watchedOutage(inputs, probe, condition),
  }));
  const deciding = watched.filter(({ probe }) => probe.decides).map(({ outage }) => outage);
  const capacity = capacityOutage(inputs, condition);
  const outage = largest(deciding.map((each) => each.bounds));
  const recovery = recoveryTime(
    history,
    capacity === undefined || deciding.length === 0 ? deciding : [...deciding, capacity],
    inputs.clockStart ?? 'fault',
    inputs.faultLasts,
  );
  const assumed = assumedSteps(inputs, recovery);
  const loss = allDataLoss(history);
  const expected = expectations(inputs, {
    recoveryTime: recovery,
    assumed: (assumed.detect ?? 0) + (assumed.decide ?? 0),
    dataLoss: loss,
  });
  const outcome = outcomeOf(inputs, expected);
  return {
    scenario: scenario.name,
    workload: inputs.workload,
    disruption: scenario.disruption,
    outcome,
    message: messageOf(inputs, expected, outage),
    ended: inputs.ended,
    vantages: [...new Set(scenario.probes.map((probe) => probe.vantage))],
    faultAt: instantOf(inputs, MARKS.fault),
    clearedAt: instantOf(inputs, MARKS.cleared),
    outage: finite(outage),
    recoveryTime: recoveryResult(inputs, recovery, assumed),
    dataLoss: dataLossResult(loss),
    failback: condition.unusable === undefined ? failback(inputs) : null,
    leftovers: inputs.leftovers,
    fidelity: scenario.doesNot,
    ...atLeast({ outage, recoveryTime: recovery.bounds, dataLoss: loss.bounds }),
    expectations: expected,
    probes: watched.map((each) => probeResult(inputs, each.probe, each.outage)),
    notes: [...new Set([...condition.notes, ...recovery.notes, ...loss.notes])],
  };
}

interface Assumed {
  readonly detect?: Seconds;
  readonly decide?: Seconds;
}

/** Steps that take time on a bad day and that this drill did not exercise. They are declared, so they stay apart from what was measured. */
function assumedSteps({ history, objective }: DrillInputs, recovery: RecoveryTime): Assumed {
  const { detect, decide } = objective?.recovery ?? {};
  const isDecided = firstMark(history, MARKS.decided) !== undefined;
  return {
    ...(detect === undefined || recovery.from === 'fault' ? {} : { detect }),
    ...(decide === undefined || isDecided ? {} : { decide }),
  };
}

/** A drill that was cut short can show a promise broken. It cannot show one kept. */
function outcomeOf({ ended }: DrillInputs, expected: readonly Expectation[]): Outcome {
  const outcome = worstOutcome(expected.map((each) => each.outcome));
  if (outcome === 'fail') return 'fail';
  return ended === 'recovered' && outcome === 'pass' ? 'pass' : 'unknown';
}

function messageOf(inputs: DrillInputs, expected: readonly Expectation[], outage: Bounds | null): string {
  const parts = [
    ...(inputs.message === undefined ? [] : [inputs.message]),
    `outage ${boundsInWords(outage)}`,
    ...expected.map((each) => `${each.what} ${each.message}`),
  ];
  return parts.join('; ');
}

function instantOf({ history }: DrillInputs, mark: string): Instant | null {
  return firstMark(history, mark)?.at ?? null;
}

function recoveryResult(
  inputs: DrillInputs,
  recovery: RecoveryTime,
  assumed: Assumed,
): DrillResult['recoveryTime'] {
  const bounds = finite(recovery.bounds);
  if (bounds === null) return null;
  const { span, from } = recovery;
  const inPhases = span === null ? { unattributed: bounds.seconds } : phases(inputs.history, span);
  return { ...bounds, from, assumed, phases: inPhases };
}

function atLeast(
  all: Readonly<Record<'outage' | 'recoveryTime' | 'dataLoss', Bounds | null>>,
): Pick<DrillResult, 'atLeast'> {
  const open = Object.entries(all).flatMap(([name, each]) =>
    each !== null && !Number.isFinite(each.upper) ? [[name, each.lower] as const] : [],
  );
  return open.length === 0 ? {} : { atLeast: Object.fromEntries(open) };
}
