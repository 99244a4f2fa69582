import type { Stage, Status, StepResult } from 'allure-js-commons';
import type { Seconds } from '../../base/duration.ts';
import { type Instant, plusSeconds, secondsBetween } from '../../base/instant.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import type { History } from '../../drill/history.ts';
import { firstMark } from '../../drill/measures/index.ts';
import { MARKS } from '../../drill/record/index.ts';
import { boundsInWords, exactly } from '../../drill/measures/bounds-in-words.ts';
import { lossWords } from '../drills/drill-words.ts';
import { STATUS } from './verdict-steps.ts';

interface Step {
  readonly name: string;
  readonly outcome: Outcome;
  readonly start: Instant;
  readonly lasts: Seconds;
  readonly message?: string;
  readonly steps?: readonly StepResult[];
}

/** A drill step by step, at the times at which it happened: steady state, fault, recovery in phases, going back, what was expected. */
export function drillSteps(result: DrillResult, history: History): StepResult[] {
  const { faultAt } = result;
  const first = history[0]?.at;
  if (faultAt === null || first === undefined) return [];
  const steady = Math.max(0, secondsBetween(first, faultAt));
  const all: readonly Step[] = [
    { name: 'The steady state holds', outcome: 'pass', start: first, lasts: steady },
    recovery(result, faultAt),
    ...goingBack(result, history),
    ...expectations(result, faultAt),
    ...pending(result, faultAt),
  ];
  return all.map(step);
}

function recovery({ recoveryTime, atLeast }: DrillResult, faultAt: Instant): Step {
  if (recoveryTime === null) {
    const least = atLeast?.recoveryTime;
    const words = least === undefined ? 'not measured' : `at least ${exactly(least)}, its end was not seen`;
    return {
      name: `It breaks, and comes back: ${words}`,
      outcome: 'unknown',
      start: faultAt,
      lasts: least ?? 0,
    };
  }
  const phases = Object.entries(recoveryTime.phases).map(([phase, seconds]) =>
    step({ name: `${phase}: ${exactly(seconds)}`, outcome: 'pass', start: faultAt, lasts: seconds }),
  );
  const assumed = Object.entries(recoveryTime.assumed).map(([what, seconds]) =>
    step({
      name: `${what}: ${exactly(seconds)} (assumed, not exercised)`,
      outcome: 'not-applicable',
      start: faultAt,
      lasts: 0,
    }),
  );
  return {
    name: `It breaks, and comes back: ${boundsInWords(recoveryTime)} after the ${recoveryTime.from}`,
    outcome: 'pass',
    start: faultAt,
    lasts: recoveryTime.seconds,
    steps: [...phases, ...assumed],
  };
}

function goingBack({ failback }: DrillResult, history: History): Step[] {
  const begun = firstMark(history, MARKS.failback);
  if (begun === undefined) return [];
  if (failback === null)
    return [{ name: 'Going back: not measured', outcome: 'unknown', start: begun.at, lasts: 0 }];
  const name = `Going back: ${exactly(failback.seconds)} until all was as before`;
  return [{ name, outcome: 'pass', start: begun.at, lasts: failback.seconds }];
}

function expectations(result: DrillResult, faultAt: Instant): Step[] {
  return (result.expectations ?? []).map(({ what, outcome, message }) => ({
    name: `${what}: ${message}${what === 'data loss' ? ` (${lossWords(result)})` : ''}`,
    outcome,
    start: faultAt,
    lasts: 0,
  }));
}

function pending({ leftovers }: DrillResult, faultAt: Instant): Step[] {
  return leftovers
    .filter(({ state }) => state === 'pending')
    .map(({ what, until, why }) => ({
      name: `Not yet as before: ${what}`,
      outcome: 'unknown',
      start: faultAt,
      lasts: 0,
      message: [until === undefined ? '' : `until ${until}`, why ?? '']
        .filter((word) => word !== '')
        .join(': '),
    }));
}

function step({ name, outcome, start, lasts, message, steps = [] }: Step): StepResult {
  return {
    name,
    status: STATUS[outcome] as Status,
    statusDetails: message === undefined || message === '' ? {} : { message },
    stage: 'finished' as Stage,
    steps: [...steps],
    attachments: [],
    parameters: [],
    start: Date.parse(start),
    stop: Date.parse(plusSeconds(start, lasts)),
  };
}
