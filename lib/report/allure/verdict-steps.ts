import type { Stage, Status, StepResult } from 'allure-js-commons';
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

/** One step for each subject, at the time at which it was looked at. */
export function verdictSteps(verdicts: readonly Verdict[]): StepResult[] {
  return verdicts.map(stepOf);
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
