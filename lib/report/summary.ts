import { groupBy } from '../base/group-by.ts';
import { type Outcome, worstOutcome } from '../base/outcome.ts';
import type { CheckMetadata } from '../checks/check.ts';
import { SEVERITIES, type Verdict } from '../checks/verdict.ts';
import { drillCheck, type RecordedRun } from '../evidence/index.ts';
import type { Run } from '../evidence/run.ts';
import type { Gap, Unseen } from '../inventory/inventory.ts';
import { countedRows } from '../objectives/counted-rows.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import { selectedBy } from '../plan/index.ts';
import { type DrillView, drillViews } from './drills/drill-view.ts';
import { unfinishedDrills } from './drills/unfinished-drills.ts';
import { neverJudged } from './never-judged.ts';
import { type RebuildView, rebuildView } from './rebuild/rebuild-view.ts';

/** One check on one workload: what a suite shows as one test. */
export interface TestSummary {
  readonly check: string;
  readonly title: string;
  readonly suite: string;
  readonly workload: string;
  readonly outcome: Outcome;
  readonly verdicts: readonly Verdict[];
}

/** Counts of tests. Success is holds ÷ (holds + fails + unknown): what was excused or does not apply counts nowhere. */
export interface Counts extends Readonly<Record<Outcome, number>> {
  readonly judged: number;
}

/** One failing or unknown check on one workload, with what it is about. */
export interface Finding {
  readonly test: TestSummary;
  readonly metadata: CheckMetadata | undefined;
  readonly worst: Verdict;
  readonly subjects: readonly Verdict[];
}

/** All that the page, the terminal and the Markdown say about a run. Pure: made from the run folder alone. */
export interface RunSummary {
  readonly run: Run;
  readonly title: string;
  readonly outcome: Outcome;
  readonly tests: readonly TestSummary[];
  readonly counts: Counts;
  readonly objectives: readonly ObjectiveRow[];
  readonly findings: readonly Finding[];
  readonly excluded: readonly Verdict[];
  readonly gaps: readonly Gap[];
  readonly unseen: readonly Unseen[];
  readonly resources: number;
  readonly drills: readonly DrillView[];
  /** Absent where nothing is declared to be rebuilt from. */
  readonly rebuild?: RebuildView;
}

/** Folds a run folder into what people are told first. */
export function summarise(recorded: RecordedRun, known: readonly CheckMetadata[]): RunSummary {
  const checks = [...known, ...drillChecks(recorded)];
  const verdicts = [
    ...(recorded.verdicts ?? []),
    ...neverJudged(recorded, checks),
    ...unfinishedDrills(recorded),
  ].map((verdict) => withFix(verdict, checks));
  const tests = testsOf(verdicts, checks);
  const { plan } = recorded;
  const objectives = countedRows(recorded.objectives ?? [], plan === null ? () => true : selectedBy(plan));
  const rebuild = rebuildView(recorded);
  const outcomes = [...tests.map((test) => test.outcome), ...objectives.map((row) => row.outcome)];
  return {
    run: recorded.run,
    title: recorded.environment?.title ?? recorded.run.title,
    outcome: outcomeOf(recorded, worstOutcome(outcomes)),
    tests,
    counts: countTests(tests),
    objectives,
    findings: findingsOf(tests, checks),
    excluded: verdicts.filter((verdict) => verdict.outcome === 'excluded'),
    gaps: recorded.inventory?.gaps ?? [],
    unseen: recorded.inventory?.unseen ?? [],
    resources: Object.values(recorded.inventory?.facts ?? {}).reduce((sum, facts) => sum + facts.length, 0),
    drills: drillViews(recorded),
    ...(rebuild === undefined ? {} : { rebuild }),
  };
}

/** What the drills of the run ask, once each: a scenario may have been carried out on several workloads. */
function drillChecks({ drills }: RecordedRun): readonly CheckMetadata[] {
  return [...new Map(drills.map(drillCheck).map((one) => [one.id, one])).values()];
}

/** What fails has a fix: its own, or the one that goes for all of its kind. */
function withFix(verdict: Verdict, checks: readonly CheckMetadata[]): Verdict {
  if (verdict.outcome !== 'fail' || verdict.fix !== undefined) return verdict;
  const fix = checks.find(({ id }) => id === verdict.check)?.fix;
  return fix === undefined ? verdict : { ...verdict, fix };
}

/** A run that did not come to its end, or lost a part, proves nothing, whatever it had found by then; what it saw to fail stays seen. */
function outcomeOf({ run, verdicts, objectives }: RecordedRun, worst: Outcome): Outcome {
  if (worst === 'fail') return worst;
  const isWhole = verdicts !== null && objectives !== null && run.ended === 'completed';
  return isWhole ? worst : 'unknown';
}

function testsOf(verdicts: readonly Verdict[], checks: readonly CheckMetadata[]): TestSummary[] {
  const groups = groupBy(verdicts, (verdict) => `${verdict.check} ${verdict.workload}`);
  const order = new Map(checks.map((check, index) => [check.id as string, index]));
  return [...groups.values()]
    .map((group) => testOf(group, checks))
    .sort(
      (a, b) => (order.get(a.check) ?? 0) - (order.get(b.check) ?? 0) || a.workload.localeCompare(b.workload),
    );
}

function testOf(verdicts: readonly Verdict[], checks: readonly CheckMetadata[]): TestSummary {
  const [first] = verdicts;
  const metadata = checks.find((check) => check.id === first?.check);
  return {
    check: first?.check ?? '',
    title: metadata?.title ?? first?.check ?? '',
    suite: metadata?.suite ?? 'objectives',
    workload: first?.workload ?? '',
    outcome: worstOutcome(verdicts.map((verdict) => verdict.outcome)),
    verdicts,
  };
}

function countTests(tests: readonly TestSummary[]): Counts {
  const counts: Record<Outcome, number> = { pass: 0, fail: 0, unknown: 0, excluded: 0, 'not-applicable': 0 };
  for (const test of tests) counts[test.outcome] += 1;
  return { ...counts, judged: counts.pass + counts.fail + counts.unknown };
}

function findingsOf(tests: readonly TestSummary[], checks: readonly CheckMetadata[]): Finding[] {
  return tests
    .filter((test) => test.outcome === 'fail' || test.outcome === 'unknown')
    .flatMap((test) => findingOf(test, checks))
    .sort((a, b) => rank(a) - rank(b));
}

function findingOf(test: TestSummary, checks: readonly CheckMetadata[]): Finding[] {
  const subjects = test.verdicts.filter((verdict) => verdict.outcome === test.outcome);
  const [worst] = subjects;
  const metadata = checks.find((check) => check.id === test.check);
  return worst === undefined ? [] : [{ test, metadata, worst, subjects }];
}

/** Failures first, then the severe; and what is broken before what follows from it, which mends itself with its cause. */
function rank(finding: Finding): number {
  const severity = SEVERITIES.indexOf(finding.worst.severity);
  const certainty = finding.test.outcome === 'fail' ? 0 : SEVERITIES.length;
  return 2 * (certainty + severity) + (finding.test.check.startsWith('objectives/') ? 1 : 0);
}
