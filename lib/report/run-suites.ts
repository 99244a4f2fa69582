import { join, resolve } from 'node:path';
import type { Status, TestResult } from 'allure-js-commons';
import Mocha from 'mocha';
import { type Clock, realClock } from '../base/clock.ts';
import type { Seconds } from '../base/duration.ts';
import { messageOf } from '../base/errors.ts';
import type { RecordedRun } from '../evidence/index.ts';
import { forgetRun, type PlannedTest, plannedTests, run } from '../expect/index.ts';
import { type DrillParts, drillParts } from './allure/drill-parts.ts';
import { type LoadFailure, loadSuites } from './allure/load-suites.ts';
import { reporterFor } from './allure/reporter.ts';
import { type Counts, Results, type ResultStatus } from './allure/results.ts';
import { runMocha } from './allure/run-mocha.ts';
import { writeRunProperties } from './allure/run-properties.ts';
import { type Places, shownPath } from './allure/scrub.ts';
import { emptyResult } from './allure/empty-result.ts';
import { uuidOf } from './allure/result-uuid.ts';
import { drillViews } from './drills/drill-view.ts';
import { packageRoot, SUITES, suiteFiles } from './allure/suite-files.ts';
import { TestLedger } from './allure/test-ledger.ts';

export interface RunSuitesOptions {
  /** The run folder that is asserted over. */
  readonly folder: string;
  /** Where `allure-results` goes; the run folder unless said otherwise. */
  readonly into?: string;
  /** Names of our suites, and paths of a team's own; all of ours when absent. */
  readonly suites?: readonly string[];
  readonly signal: AbortSignal;
  readonly cwd?: string;
  readonly clock?: Clock;
  /** How long one test may take; ours take milliseconds, and a team's own that hangs is broken after ten minutes. */
  readonly testDeadline?: Seconds;
  readonly onTest?: (title: string, status: ResultStatus) => void;
}

/**
 * Runs the suites over a run folder, with Mocha, into Allure results: one for every planned test, whatever happens.
 * Throws SUITE_UNKNOWN, RUN_NOT_FOUND, RUN_DAMAGED and EVIDENCE_NOT_WRITTEN; a test that fails is a result.
 */
export async function runSuites(options: RunSuitesOptions): Promise<Counts> {
  const before = process.env['LANDFALL_RUN'];
  process.env['LANDFALL_RUN'] = resolve(options.folder);
  forgetRun();
  try {
    return await runOver(run(), options);
  } finally {
    if (before === undefined) delete process.env['LANDFALL_RUN'];
    else process.env['LANDFALL_RUN'] = before;
    forgetRun();
  }
}

async function runOver(recorded: RecordedRun, options: RunSuitesOptions): Promise<Counts> {
  const cwd = options.cwd ?? process.cwd();
  const places: Places = { cwd, packageRoot, runFolder: recorded.folder };
  const files = suiteFiles(options.suites, cwd);
  const results = new Results(join(options.into ?? recorded.folder, 'allure-results'), places);
  const planned = plannedOf(
    recorded,
    files.flatMap(({ suite }) => suite ?? []),
  );
  const verdictsOf = ({ check, workload }: PlannedTest) =>
    recorded.verdicts === null ? [] : check.verdicts(workload.name);
  const ledger = new TestLedger({
    run: recorded.run,
    planned,
    verdictsOf,
    drillsOf: drillPartsIn(recorded),
    results,
    places,
    onTest: options.onTest,
  });
  const mocha = new Mocha({
    timeout: (options.testDeadline ?? TEST_DEADLINE) * 1_000,
    reporter: reporterFor(ledger, results) as never,
  });
  const failures = await loadSuites(mocha, files);
  const registered = testsOf(mocha.suite);
  await runMocha(mocha, options.signal, options.clock ?? realClock);
  ledger.close(registered, (suite) => whyNotRun(suite, failures, options.signal));
  for (const failure of failures) results.add(notLoaded(failure, recorded, places));
  writeRunProperties(results, recorded.run);
  return results.finish();
}

const TEST_DEADLINE: Seconds = 600;

/** The tests that these suites are to show. A run that died before it had a plan has none. */
function plannedOf(recorded: RecordedRun, suites: readonly string[]): readonly PlannedTest[] {
  if (recorded.plan === null || recorded.environment === null) return [];
  // A check that only another version knows has no suite here; it is shown with whatever suites run.
  return plannedTests().filter(
    (test) => suites.includes(test.suite) || !SUITES.some((one) => one === test.suite),
  );
}

/** What there is of the drills that a test is about; a drill may have been carried out more than once. */
function drillPartsIn(recorded: RecordedRun): (planned: PlannedTest) => readonly DrillParts[] {
  const views = drillViews(recorded);
  return ({ check, workload }) =>
    views
      .filter((view) => view.check === check.id && view.drill.workload === workload.name)
      .slice(0, DRILLS_SHOWN)
      .map((view) => drillParts(view, recorded.folder));
}

/** Of one test. The records of a hundred repetitions are in the run folder, and would be too much for a page. */
const DRILLS_SHOWN = 10;

function testsOf(suite: Mocha.Suite): Mocha.Test[] {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}

function whyNotRun(suite: string, failures: readonly LoadFailure[], signal: AbortSignal): string {
  if (signal.aborted) return 'interrupted';
  const failure = failures.find(({ file }) => file.suite === suite);
  if (failure !== undefined) return `the suite ${suite} could not be loaded: ${messageOf(failure.error)}`;
  return 'Mocha did not come to it, or no suite registered it';
}

/** A file that cannot be loaded is a broken test of its own, beside those that it would have held. */
function notLoaded(
  { file, error }: LoadFailure,
  { run: { id, startedAt } }: RecordedRun,
  places: Places,
): TestResult {
  const name = `The suite ${file.suite ?? shownPath(file.path, places)} can be loaded`;
  return {
    ...emptyResult(name, startedAt),
    uuid: uuidOf([id, name]),
    status: 'broken' as Status,
    statusDetails: { message: messageOf(error) },
    labels: [{ name: 'epic', value: 'Own suites' }],
  };
}
