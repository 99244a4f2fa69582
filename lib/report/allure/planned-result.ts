import type { Stage, Status, StatusDetails, TestResult } from 'allure-js-commons';
import { createHash } from 'node:crypto';
import { messageOf } from '../../base/errors.ts';
import type { Verdict } from '../../checks/verdict.ts';
import type { Run } from '../../evidence/run.ts';
import type { PlannedTest } from '../../expect/index.ts';
import { describeCheck } from './describe-check.ts';
import { labelsOf } from './labels.ts';
import type { ResultStatus } from './results.ts';
import { resultUuid } from './result-uuid.ts';
import { isAssertion, type TestEnd } from './test-end.ts';
import { verdictSteps } from './verdict-steps.ts';

/** The result of a check on a workload, made from the run folder; only its end is what Mocha saw. */
export function plannedResult(
  planned: PlannedTest,
  verdicts: readonly Verdict[],
  end: TestEnd,
  run: Run,
): TestResult {
  const { check, workload } = planned;
  const testCaseId = `${check.id}:${workload.name}`;
  const moments = verdicts.map((verdict) => Date.parse(verdict.observedAt)).toSorted((a, b) => a - b);
  const started = Date.parse(run.startedAt);
  const labels = labelsOf(planned, verdicts);
  return {
    uuid: resultUuid(run.id, check.id, workload.name),
    name: check.title,
    fullName: testCaseId,
    testCaseId,
    // Nothing volatile goes in: the same check on the same workload is the same test, whatever it found.
    historyId: createHash('md5').update(testCaseId).digest('hex'),
    titlePath: [labels[0]?.value ?? planned.suite, workload.title],
    status: statusOf(end) as Status,
    statusDetails: detailsOf(planned, verdicts, end),
    stage: 'finished' as Stage,
    ...(check.metadata === undefined ? {} : { description: describeCheck(check.metadata) }),
    labels,
    links: [],
    steps: verdictSteps(verdicts),
    attachments: [],
    parameters: [],
    start: moments[0] ?? started,
    stop: moments.at(-1) ?? started,
  };
}

/** A check of ours fails only where it looked and it does not hold; any other error is broken. */
export function statusOf(end: TestEnd): ResultStatus {
  if (end.kind === 'passed' || end.kind === 'skipped') return end.kind;
  return end.kind === 'failed' && isAssertion(end.error) ? 'failed' : 'broken';
}

function detailsOf(planned: PlannedTest, verdicts: readonly Verdict[], end: TestEnd): StatusDetails {
  if (end.kind === 'passed') return {};
  if (end.kind === 'skipped') return { message: whySkipped(planned, verdicts) };
  if (end.kind === 'not-run') return { message: `Not run: ${end.reason}` };
  return { message: brokenMessage(end.error), ...diffOf(end.error) };
}

function whySkipped({ leftOut }: PlannedTest, verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0)
    return leftOut === undefined ? 'skipped by the suite' : `${leftOut.because}: ${leftOut.reason}`;
  return [...new Set(verdicts.map((verdict) => `${verdict.outcome}: ${verdict.message}`))].join('\n');
}

/** Only LandfallErrors say "Unknown: …" of their own; all else that is not an assertion is the harness's fault. */
function brokenMessage(error: unknown): string {
  const message = messageOf(error);
  const isOurs = error instanceof Error && error.name === 'LandfallError';
  return isAssertion(error) || isOurs ? message : `The harness failed: ${message}`;
}

/** What an assertion compared, as the report shows it side by side. */
export function diffOf(error: unknown): { readonly actual?: string; readonly expected?: string } {
  if (!isAssertion(error) || error.expected === undefined) return {};
  return { actual: shown(error.actual), expected: shown(error.expected) };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? String(value));
}
