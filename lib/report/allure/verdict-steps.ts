import type { Stage, Status, StepResult } from 'allure-js-commons';
import { groupBy } from '../../base/group-by.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { Verdict } from '../../checks/verdict.ts';

/** How Allure paints a verdict: what could not be seen is broken, what was excused or does not apply is skipped. */
export const STATUS: Record<Outcome, `${Status}`> = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'broken',
  excluded: 'skipped',
  'not-applicable': 'skipped',
};

/** Allure's page does not open with tens of thousands of steps; the table beside them holds every subject. */
const SHOWN = 100;

/** One step for each subject, at the time at which it was looked at; of very many, those that need a look come first. */
export function verdictSteps(verdicts: readonly Verdict[]): StepResult[] {
  if (verdicts.length <= SHOWN) return verdicts.map(stepOf);
  const byNeed = verdicts.toSorted((a, b) => NEED.indexOf(a.outcome) - NEED.indexOf(b.outcome));
  const rest = byNeed.slice(SHOWN);
  const [first] = rest;
  const more = first === undefined ? [] : [{ ...stepOf(first), name: moreOf(rest), statusDetails: {} }];
  return [...byNeed.slice(0, SHOWN).map(stepOf), ...more];
}

const NEED: readonly Outcome[] = ['fail', 'unknown', 'excluded', 'not-applicable', 'pass'];

function moreOf(rest: readonly Verdict[]): string {
  const counts = [...groupBy(rest, (verdict) => verdict.outcome)].map(
    ([outcome, group]) => `${group.length} ${outcome}`,
  );
  return `… and ${rest.length} more, in the table of subjects: ${counts.join(', ')}`;
}

function stepOf(verdict: Verdict): StepResult {
  const at = Date.parse(verdict.observedAt);
  const message = [
    verdict.expected === undefined ? undefined : `expected ${verdict.expected}`,
    verdict.got === undefined ? undefined : `got ${verdict.got}`,
    verdict.fix === undefined ? undefined : `fix: ${verdict.fix}`,
  ]
    .filter((word) => word !== undefined)
    .join('\n');
  return {
    name: nameOf(verdict),
    status: STATUS[verdict.outcome] as Status,
    statusDetails: message === '' || verdict.outcome === 'pass' ? {} : { message },
    stage: 'finished' as Stage,
    steps: [],
    attachments: [],
    parameters: [],
    start: at,
    stop: at,
  };
}

function nameOf({ subject, disruption, outcome, message }: Verdict): string {
  const what =
    subject === undefined ? '' : `${subject.name} (${subject.type}, ${subject.account}, ${subject.region}) `;
  const when = disruption === undefined ? '' : `[${disruption}] `;
  return `${what}${when}${outcome}: ${message}`;
}
