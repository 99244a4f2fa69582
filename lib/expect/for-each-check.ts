import { LandfallError } from '../base/errors.ts';
import { groupBy } from '../base/group-by.ts';
import type { CheckMetadata } from '../checks/check.ts';
import { type CheckSubject, judgeCheck } from './check.ts';
import { run } from './current-run.ts';
import { type PlannedTest, plannedTests } from './planned-tests.ts';
import { markTest } from './test-mark.ts';

/**
 * Registers one test for each check of a suite and each workload that the run planned. A test that the declaration excuses,
 * or that has nothing to look at, skips itself.
 */
export function forEachCheck(
  suite: CheckMetadata['suite'],
  body: (planned: { readonly check: CheckSubject; readonly workload: string }) => void,
): void {
  const byWorkload = groupBy(readPlan(suite), (one) => one.workload.name);
  for (const [workload, tests] of byWorkload)
    describe(tests[0]?.workload.title ?? workload, () => {
      for (const planned of tests) register(planned, () => body({ check: planned.check, workload }));
    });
}

/** A suite file that cannot be loaded (there is no run yet) says so in words; the way there through the loader helps nobody. */
function readPlan(suite: CheckMetadata['suite']): readonly PlannedTest[] {
  try {
    return plannedTests(suite);
  } catch (error) {
    if (error instanceof LandfallError) error.stack = `${error.name}: ${error.message}`;
    throw error;
  }
}

function register(planned: PlannedTest, body: () => void): void {
  const test = it(planned.check.title, function () {
    if (isExcused(planned)) this.skip();
    body();
  });
  markTest(test, { check: planned.check.id, workload: planned.workload.name });
}

function isExcused({ check, workload, leftOut }: PlannedTest): boolean {
  if (leftOut !== undefined && (run().verdicts === null || check.verdicts(workload.name).length === 0))
    return true;
  const { outcome } = judgeCheck(check, workload.name);
  return outcome === 'excluded' || outcome === 'not-applicable';
}
