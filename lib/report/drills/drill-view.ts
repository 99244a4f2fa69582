import type { Outcome } from '../../base/outcome.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import { drillCheck, type RecordedDrill, type RecordedRun } from '../../evidence/index.ts';
import type { RunEnd } from '../../evidence/run.ts';
import type { ObjectiveRow } from '../../objectives/objective-row.ts';

/** What is told of one drill, wherever it is told. Made from the run folder alone. */
export interface DrillView {
  readonly drill: RecordedDrill;
  /** Of its test, and of its verdict. */
  readonly check: string;
  readonly title: string;
  readonly workload: string;
  readonly outcome: Outcome;
  /** Why nothing was demonstrated; absent when it was carried out to its end. */
  readonly whyNot?: string;
  /** What is promised and estimated for what it simulates. */
  readonly objectives: readonly ObjectiveRow[];
  readonly doesNot: readonly string[];
}

/** The drills of a run, as they are told. */
export function drillViews(recorded: RecordedRun): readonly DrillView[] {
  return recorded.drills.map((drill) => drillView(drill, recorded));
}

function drillView(drill: RecordedDrill, { objectives, run }: RecordedRun): DrillView {
  const { scenario, result, workload } = drill;
  const disruption = result?.disruption ?? scenario?.disruption;
  const why = result === null ? UNFINISHED[run.ended] : whyNot(result);
  return {
    drill,
    check: drillCheck(drill).id,
    title: titleOf(drill),
    workload: workload ?? '(not recorded)',
    outcome: result?.outcome ?? 'unknown',
    ...(why === undefined ? {} : { whyNot: why }),
    objectives: (objectives ?? []).filter(
      (row) => row.workload === workload && row.disruption === disruption,
    ),
    doesNot: result?.fidelity ?? scenario?.doesNot ?? [],
  };
}

function whyNot({ ended, outcome }: DrillResult): string | undefined {
  return outcome === 'not-applicable' ? 'Not for this workload; nothing was broken' : WHY_NOT[ended];
}

function titleOf({ scenario, scenarioName, repetition }: RecordedDrill): string {
  const title = scenario?.title ?? scenarioName;
  return repetition === undefined ? title : `${title}, repetition ${repetition}`;
}

/** A drill without a result has shown nothing, and may have left something broken. */
const UNFINISHED: Readonly<Record<RunEnd, string>> = {
  running: 'It is still going on, or has not begun',
  completed: 'It has no result, though the run came to its end',
  stopped: 'The run stopped in the middle of it: see landfall sweep for what it may have left',
  interrupted: 'The run was interrupted in the middle of it: see landfall sweep for what it may have left',
  crashed: 'The run died in the middle of it: see landfall sweep for what it may have left',
};

const WHY_NOT: Readonly<Partial<Record<DrillResult['ended'], string>>> = {
  refused: 'Refused by a guard; nothing was broken',
  failed: 'It failed, and demonstrates nothing',
  stopped: 'It was stopped before its end',
  interrupted: 'It was interrupted',
  limit: 'It had not recovered within its limit',
};
