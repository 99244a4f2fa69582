import { drillCheck, type RecordedDrill } from '../evidence/index.ts';
import { type CheckSubject, checkSubject, metadataOf } from './check.ts';
import { run } from './current-run.ts';
import { needed } from './missing-part.ts';
import { workloads, type WorkloadSubject } from './workload.ts';

/** One check on one workload, as the plan of the run has it. */
export interface PlannedTest {
  readonly suite: string;
  readonly check: CheckSubject;
  readonly workload: WorkloadSubject;
  /** Why the plan left it out, when it is excluded or not promised; it is then shown as skipped. */
  readonly leftOut?: { readonly because: 'excluded' | 'not-applicable'; readonly reason: string };
}

/** Every test that the run planned, workload by workload. What was not selected is not planned. */
export function plannedTests(suite?: string): readonly PlannedTest[] {
  const recorded = run();
  const plan = needed(recorded, recorded.plan, 'plan.json');
  const all = workloads().flatMap((workload) => [
    ...plan.checks
      .filter((planned) => planned.workloads.includes(workload.name))
      .map((planned) => ({
        suite: planned.suite,
        check: checkSubject(planned.check, planned.title),
        workload,
      })),
    ...drilled(recorded.drills, workload),
    ...plan.leftOut.filter((one) => one.workload === workload.name).flatMap((one) => leftOut(one, workload)),
  ]);
  return suite === undefined ? all : all.filter((test) => test.suite === suite);
}

/** One for each scenario that was begun on the workload, however often. One that the run never came to leaves no folder. */
function drilled(drills: readonly RecordedDrill[], workload: WorkloadSubject): readonly PlannedTest[] {
  const own = drills.filter((drill) => drill.workload === workload.name).map(drillCheck);
  const once = [...new Map(own.map((one) => [one.id, one])).values()];
  return once.map(({ id, suite, title }) => ({ suite, check: checkSubject(id, title), workload }));
}

type Plan = NonNullable<ReturnType<typeof run>['plan']>;

function leftOut(
  { check, because, reason }: Plan['leftOut'][number],
  workload: WorkloadSubject,
): readonly PlannedTest[] {
  if (because === 'not-selected') return [];
  const metadata = metadataOf(check);
  const subject = checkSubject(check, metadata?.title ?? check);
  const why = { because: because === 'excluded' ? because : ('not-applicable' as const), reason };
  return [{ suite: metadata?.suite ?? '', check: subject, workload, leftOut: why }];
}
