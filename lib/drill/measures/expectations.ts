import { formatDuration, type Seconds } from '../../base/duration.ts';
import type { Expectation } from '../drill-result.ts';
import type { History } from '../history.ts';
import { MARKS } from '../record/marks.ts';
import { boundsInWords } from './bounds-in-words.ts';
import type { DrillInputs } from './drill-inputs.ts';
import { faultMoment, firstMark, type Moment } from './moments.ts';
import { type Sample, samplesOf } from './samples.ts';
import { served } from './served.ts';
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
    ...(expect.served ?? []).map((asked) => served(inputs, asked)),
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
    message: `${boundsInWords(found.bounds)}${steps}, promised ${formatDuration(target)}${because}`,
  };
}

function alarm({ history, alarms }: DrillInputs, name: string): Expectation {
  const what = `alarm ${name}`;
  const probe = alarms?.[name];
  const fault = faultMoment(history);
  if (probe === undefined || fault === null) return { what, outcome: 'unknown', message: 'was not watched' };
  const found = alarmOutcome(samplesOf(history, probe), fault, noticed(history, fault));
  return { what, ...found };
}

/** An alarm tells of what AWS has noticed: until a load balancer or a health check did, its time does not run. */
function noticed(history: History, fault: Moment): Seconds {
  const first = history.find(
    (entry) => entry.type === 'mark' && entry.mark === MARKS.detected && entry.source !== 'alarm',
  );
  return Math.max(fault.latest, first?.t ?? fault.latest);
}

/** An alarm says of itself over how long it judges: one that was watched for less than that may still go off. */
function alarmOutcome(samples: readonly Sample[], fault: Moment, from: Seconds): Omit<Expectation, 'what'> {
  const seen = samples.filter((sample) => sample.end === 'ok' && sample.unknown === undefined);
  const before = seen.findLast((sample) => sample.ended < fault.earliest);
  if (before !== undefined && told(before.value).state === 'ALARM')
    return { outcome: 'unknown', message: 'was in ALARM already before the fault' };
  const after = seen.filter((sample) => sample.ended >= fault.earliest);
  const fired = after.find((sample) => told(sample.value).state === 'ALARM');
  if (fired !== undefined) {
    const delay = formatDuration(Math.max(0, fired.ended - fault.earliest));
    return { outcome: 'pass', message: `seen in ALARM ${delay} after the fault` };
  }
  const isMissed = samples.some((sample) => sample.ended >= fault.earliest && !after.includes(sample));
  const last = after.at(-1);
  if (last === undefined || isMissed)
    return { outcome: 'unknown', message: 'could not be read all the time' };
  if (told(last.value).state === null) return { outcome: 'fail', message: 'does not exist' };
  const { judgesOver = 0 } = told(last.value);
  const watched = last.sent - from;
  if (watched >= judgesOver) return { outcome: 'fail', message: 'never fired' };
  return {
    outcome: 'unknown',
    message: `was watched for ${formatDuration(Math.max(0, watched))}, and it judges over ${formatDuration(judgesOver)}`,
    isPending: true,
  };
}

/** What a look at an alarm brings. `null`: there is none of that name. */
interface AlarmTold {
  readonly state?: string | null;
  readonly judgesOver?: Seconds;
}

function told(value: unknown): AlarmTold {
  return typeof value === 'object' && value !== null ? value : {};
}

/** An event that is not there is not known to be missing. It is unknown until somebody attaches it. */
function event({ history, events }: DrillInputs, name: string): Expectation {
  const what = `event ${name}`;
  const mark = firstMark(history, events?.[name] ?? name);
  return mark === undefined
    ? {
        what,
        outcome: 'unknown',
        message: `was not seen: nobody reads the trail while a drill goes on, and what it tells is late by minutes; look ${name} up in CloudTrail a quarter of an hour after the fault, and keep it with this run`,
      }
    : { what, outcome: 'pass', message: `seen by ${mark.source}` };
}
