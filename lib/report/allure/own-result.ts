import type { Label, Parameter, Status, StepResult, TestResult } from 'allure-js-commons';
import { messageOf } from '../../base/errors.ts';
import { isSecretName } from '../../base/redact.ts';
import { diffOf, statusOf } from './planned-result.ts';
import { uuidOf } from './result-uuid.ts';
import { type Places, shownPath } from './scrub.ts';
import type { TestEnd } from './test-end.ts';

/** A test that a team wrote: its file and titles, from the outermost. */
export interface OwnTest {
  readonly file: string | undefined;
  readonly titles: readonly string[];
}

/** The result of a team's own test: what allure-mocha made of it, without what tells of this machine. */
export function ownResult(
  made: TestResult,
  test: OwnTest,
  end: TestEnd,
  run: string,
  places: Places,
): TestResult {
  const file = test.file === undefined ? undefined : shownPath(test.file, places);
  const path = [...(file?.split('/') ?? []), ...test.titles.slice(0, -1)];
  const retry = made.parameters.find((parameter) => parameter.name === 'Retry')?.value ?? '';
  return {
    ...made,
    uuid: uuidOf([run, made.testCaseId ?? '', ...test.titles, retry]),
    fullName: [...(file === undefined ? [] : [file]), test.titles.join(' > ')].join(': '),
    titlePath: path,
    status: statusOf(end) as Status,
    statusDetails: detailsOf(made, end),
    labels: labelsOf(made.labels, path),
    parameters: made.parameters.map(masked),
    steps: made.steps.map(maskedStep),
  };
}

function detailsOf(made: TestResult, end: TestEnd): TestResult['statusDetails'] {
  if (end.kind === 'passed') return {};
  if (end.kind === 'skipped') return { message: made.statusDetails.message ?? 'skipped by the suite' };
  if (end.kind === 'not-run') return { message: `Not run: ${end.reason}` };
  const trace = end.error instanceof Error ? (end.error.stack ?? '') : '';
  return { message: messageOf(end.error), trace, ...diffOf(end.error) };
}

/** Labels of the machine are left out; a test without an epic would fall out of the tree. */
function labelsOf(labels: readonly Label[], path: readonly string[]): Label[] {
  const kept = labels.filter(
    ({ name }) => !['host', 'thread', 'package', '_fallbackTestCaseId'].includes(name),
  );
  const missing = { epic: 'Own suites', feature: path.at(-1) ?? 'tests' };
  const added = Object.entries(missing).filter(([name]) => !kept.some((label) => label.name === name));
  return [...kept, ...added.map(([name, value]) => ({ name, value }))];
}

/** allure-mocha writes what is to be masked or hidden in clear text. */
function masked(parameter: Parameter): Parameter {
  const isSecret = parameter.mode === 'masked' || parameter.mode === 'hidden' || isSecretName(parameter.name);
  return isSecret ? { ...parameter, value: '******' } : parameter;
}

/** The step of an attachment comes without the lists that its type promises. */
function maskedStep(step: Partial<StepResult>): StepResult {
  const parameters = step.parameters?.map(masked) ?? [];
  return { ...step, parameters, steps: step.steps?.map(maskedStep) ?? [] } as StepResult;
}
