import { formatDuration, type Seconds } from '../../base/duration.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { Expectation, Measured } from '../drill-result.ts';
import type { DrillInputs } from './drill-inputs.ts';
import { faultMoment, firstMark } from './moments.ts';
import { samplesOf } from './samples.ts';
import { judgeBounds } from './verdict.ts';
import type { Bounds } from './bounds.ts';

/** What was measured, for the judging. */
export interface Findings {
  readonly recoveryTime: { readonly bounds: Bounds | null; readonly notes: readonly string[] };
  /** Human steps that the drill did not exercise. */
  readonly assumed: Seconds;
  readonly dataLoss: { readonly bounds: Bounds | null; readonly notes: readonly string[] };
}

/** Whatever the scenario expects: objectives met, alarms that fired, events in the trail. */
export function expectations(inputs: DrillInputs, findings: Findings): readonly Expectation[] {
  const { expect } = inputs.scenario;
  return [
    ...expect.objectives.map((measure) => objective(inputs, findings, measure)),
    ...expect.alarms.map((name) => alarm(inputs, name)),
    ...expect.events.map((name) => event(inputs, name)),
  ];
}

function objective(inputs: DrillInputs, findings: Findings, measure: 'rto' | 'rpo'): Expectation {
  const what = measure === 'rto' ? 'recovery time' : 'data loss';
  const target = inputs.objective?.[measure];
  if (target === undefined)
    return {
      what,
      outcome: 'unknown',
      message: `no ${measure.toUpperCase()} is promised to compare it with`,
    };
  const found = measure === 'rto' ? findings.recoveryTime : findings.dataLoss;
  const assumed = measure === 'rto' ? findings.assumed : 0;
  const outcome = judgeBounds(found.bounds, Math.max(0, target - assumed));
  const because = outcome === 'unknown' && found.notes.length > 0 ? ` (${found.notes.join('; ')})` : '';
  const steps = assumed === 0 ? '' : ` plus ${formatDuration(assumed)} of assumed human steps`;
  return {
    what,
    outcome,
    message: `${inWords(found.bounds)}${steps}, promised ${formatDuration(target)}${because}`,
  };
}

/** `between 3.8 s and 4.2 s`. */
export function inWords(measured: Measured | null): string {
  if (measured === null) return 'not measured';
  const { lower, upper } = measured;
  if (!Number.isFinite(upper)) return `at least ${formatDuration(lower)}`;
  return lower === 0
    ? `at most ${formatDuration(upper)}`
    : `between ${formatDuration(lower)} and ${formatDuration(upper)}`;
}

function alarm({ history, alarms }: DrillInputs, name: string): Expectation {
  const what = `alarm ${name}`;
  const probe = alarms?.[name];
  const fault = faultMoment(history);
  if (probe === undefined || fault === null)
    return { what, outcome: 'unknown', message: 'it was not watched' };
  const after = samplesOf(history, probe).filter((sample) => sample.ended >= fault.earliest);
  const seen = after.filter((sample) => sample.end === 'ok' && sample.unknown === undefined);
  const fired = seen.find((sample) => stateOf(sample.value) === 'ALARM');
  if (fired !== undefined) {
    const delay = formatDuration(Math.max(0, fired.ended - fault.earliest));
    return { what, outcome: 'pass', message: `seen in ALARM ${delay} after the fault` };
  }
  const outcome: Outcome = seen.length > 0 && seen.length === after.length ? 'fail' : 'unknown';
  return {
    what,
    outcome,
    message: outcome === 'fail' ? 'it never fired' : 'it could not be read all the time',
  };
}

function stateOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'state' in value ? value.state : undefined;
}

/** Trails are late by minutes, so an event that is not there is not known to be missing. */
function event({ history, events }: DrillInputs, name: string): Expectation {
  const what = `event ${name}`;
  const mark = firstMark(history, events?.[name] ?? name);
  return mark === undefined
    ? {
        what,
        outcome: 'unknown',
        message: 'not seen in the trail yet; trails are late, attach it when it comes',
      }
    : { what, outcome: 'pass', message: `seen by ${mark.source}` };
}
