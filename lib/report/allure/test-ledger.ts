import type { TestResult } from 'allure-js-commons';
import type { Hook, Test } from 'mocha';
import { addDrill, type DrillParts } from './drill-parts.ts';
import { FailedHooks } from './failed-hooks.ts';
import type { PlannedTest } from '../../expect/index.ts';
import { markOf } from '../../expect/index.ts';
import type { Run } from '../../evidence/run.ts';
import type { Verdict } from '../../checks/verdict.ts';
import { emptyResult } from './empty-result.ts';
import { ownResult } from './own-result.ts';
import { plannedResult } from './planned-result.ts';
import type { Results, ResultStatus } from './results.ts';
import type { Places } from './scrub.ts';
import { subjectTable } from './subject-table.ts';
import type { TestEnd } from './test-end.ts';

/** What the suites were going to test, and where the results go. */
export interface LedgerOptions {
  readonly run: Run;
  readonly planned: readonly PlannedTest[];
  readonly verdictsOf: (planned: PlannedTest) => readonly Verdict[];
  /** What there is of the drills that a test is about; none for a check. */
  readonly drillsOf?: (planned: PlannedTest) => readonly DrillParts[];
  readonly results: Results;
  readonly places: Places;
  readonly onTest?: ((title: string, status: ResultStatus) => void) | undefined;
}

/**
 * Joins what Mocha did with what was planned, so that no test vanishes: what was never written when Mocha is done is
 * written as broken.
 */
export class TestLedger {
  readonly #options: LedgerOptions;
  readonly #open: { readonly test: Test; end: TestEnd }[] = [];
  readonly #written = new Set<Test>();
  readonly #shown = new Set<PlannedTest>();
  readonly #failedHooks = new FailedHooks();
  #isClosed = false;

  constructor(options: LedgerOptions) {
    this.#options = options;
  }

  begin(test: Test): void {
    this.#open.push({ test, end: { kind: 'passed' } });
  }

  skip(test: Test): void {
    if (this.#open.at(-1)?.test !== test) this.begin(test);
    this.#endOf(test, { kind: 'skipped' });
  }

  fail(test: Test | Hook, error: unknown, { isRetried = false } = {}): void {
    if (test.type !== 'hook') return this.#endOf(test, { kind: 'failed', error, isRetried });
    const reason = this.#failedHooks.add(test, error);
    // A test that had begun is never ended when a hook before it fails, and must not look as if it had passed.
    const begun = this.#open.at(-1);
    if (begun !== undefined) begun.end = { kind: 'not-run', reason };
  }

  /** allure-mocha hands over the results in the order in which the tests began. */
  write(made: TestResult): void {
    const entry = this.#open.shift();
    if (entry !== undefined && !this.#isClosed) this.#add(entry.test, made, entry.end);
  }

  /** The test is over, whether or not a result was made of it. */
  settle(test: Test): void {
    const index = this.#open.findIndex((entry) => entry.test === test);
    if (index >= 0) this.#open.splice(index, 1);
  }

  /** Writes what is missing: tests that Mocha dropped behind a failed hook, and those that no suite registered. */
  close(registered: readonly Test[], reasonOf: (suite: string) => string): void {
    for (const test of registered) if (!this.#written.has(test)) this.#addDropped(test, reasonOf(''));
    for (const planned of this.#options.planned)
      if (!this.#shown.has(planned)) this.#addPlanned(planned, this.#unregistered(planned, reasonOf));
    this.#isClosed = true;
  }

  #addDropped(test: Test, otherwise: string): void {
    const made = emptyResult(test.title, this.#options.run.startedAt, test.fullTitle());
    this.#add(test, made, { kind: 'not-run', reason: this.#failedHooks.reasonFor(test) ?? otherwise });
  }

  #unregistered(planned: PlannedTest, reasonOf: (suite: string) => string): TestEnd {
    const isExcused = planned.leftOut !== undefined && planned.suite === '';
    return isExcused ? { kind: 'skipped' } : { kind: 'not-run', reason: reasonOf(planned.suite) };
  }

  #endOf(test: Test, end: TestEnd): void {
    const entry = this.#open.findLast((one) => one.test === test);
    if (entry !== undefined) entry.end = end;
  }

  #add(test: Test, made: TestResult, end: TestEnd): void {
    const { run, results, places, planned } = this.#options;
    this.#written.add(test);
    const mark = markOf(test);
    const found = planned.find((one) => one.check.id === mark?.check && one.workload.name === mark.workload);
    if (found !== undefined) return this.#addPlanned(found, end, made.uuid);
    const result = ownResult(made, { file: test.file, titles: test.titlePath() }, end, run.id, places);
    const isCounted = !(end.kind === 'failed' && end.isRetried === true);
    if (isCounted) this.#tell(result);
    results.add(result, { isCounted, formerUuid: made.uuid });
  }

  #addPlanned(planned: PlannedTest, end: TestEnd, formerUuid = ''): void {
    const { run, results, verdictsOf } = this.#options;
    this.#shown.add(planned);
    const verdicts = verdictsOf(planned);
    const result = plannedResult(planned, verdicts, end, run);
    if (verdicts.length > 0) {
      const source = `${result.uuid}-subjects-attachment.csv`;
      results.addText(source, subjectTable(verdicts));
      result.attachments.push({ name: 'Subjects', type: 'text/csv', source });
    }
    this.#addDrills(planned, result);
    this.#tell(result);
    results.add(result, { formerUuid });
  }

  #addDrills(planned: PlannedTest, result: TestResult): void {
    for (const drill of this.#options.drillsOf?.(planned) ?? []) {
      addDrill(result, drill);
      for (const { name, type, source, text } of drill.files) {
        const own = `${result.uuid}-${source}`;
        this.#options.results.addText(own, text);
        result.attachments.push({ name, type, source: own });
      }
    }
  }

  #tell(result: TestResult): void {
    this.#options.onTest?.(result.name ?? '', result.status as ResultStatus);
  }
}
