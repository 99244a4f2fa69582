import type { Instant } from '../base/instant.ts';
import type { Environment } from '../environment/environment.ts';
import type { EarlierDemonstration } from '../estate/earlier-demonstration.ts';
import { estateOf } from '../estate/estate-of.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { objectiveRows } from '../objectives/objective-rows.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import type { Check } from './check.ts';
import { evidenceIndex } from './judging/evidence.ts';
import { excused, excusedRow } from './judging/excused.ts';
import { judgedInDoubt } from './judging/in-doubt.ts';
import { crashed, fromFinding, fromGap, nothingFound, notPromised } from './judging/verdicts.ts';
import type { Verdict } from './verdict.ts';

/** What judging rests on; nothing else is looked at. */
export interface JudgeInput {
  readonly environment: Environment;
  readonly inventory: Inventory;
  readonly checks: readonly Check[];
  readonly now: Instant;
  /** The workloads that are asked about; all when absent. The others still say whose resources are, and who depends on whom. */
  readonly workloads?: readonly string[];
  /** What earlier drills and restores measured. */
  readonly demonstrations?: readonly EarlierDemonstration[];
}

/** Every check on every workload, and the recovery matrix. Pure: the same facts give the same verdicts, in whatever order they came. */
export function judge(input: JudgeInput): { verdicts: Verdict[]; objectives: ObjectiveRow[] } {
  const { environment, inventory, checks, now, demonstrations = [] } = input;
  const { views: all } = estateOf(environment, inventory, now, demonstrations);
  const views = all.filter(({ workload }) => input.workloads?.includes(workload.name) ?? true);
  const evidence = evidenceIndex(inventory);
  const judged = checks.flatMap((check) => views.flatMap((view) => judgeOne(check, view, evidence)));
  return {
    verdicts: distinct(judged),
    // Of every workload, asked for or not: verdicts point at their row by its number.
    objectives: all.flatMap((view) => objectiveRows(view).map((row) => excusedRow(view, row))),
  };
}

function judgeOne(check: Check, view: WorkloadView, evidence: ReturnType<typeof evidenceIndex>): Verdict[] {
  try {
    const promised = check.promisedBy?.(view.workload, view.environment) ?? true;
    if (promised !== true) return [notPromised(check, view, promised)];
    const gaps = view.gaps(check.needs?.(view.workload) ?? check.facts);
    const findings = judgedInDoubt(check, view).map((judged) =>
      fromFinding(check, view, judged, gaps, evidence),
    );
    const unknowns = gaps.map((gap) => fromGap(check, view, gap, evidence));
    const verdicts = [...findings, ...unknowns];
    if (verdicts.length === 0) return [nothingFound(check, view)];
    return verdicts.map((verdict) => excused(check, view, verdict));
  } catch (error) {
    return [excused(check, view, { verdict: crashed(check, view, error), names: [] })];
  }
}

/** Ids stay apart even where a check judges one subject twice. */
function distinct(verdicts: readonly Verdict[]): Verdict[] {
  const seen = new Map<string, number>();
  return verdicts.map((verdict) => {
    const count = (seen.get(verdict.id) ?? 0) + 1;
    seen.set(verdict.id, count);
    return count === 1 ? verdict : { ...verdict, id: `${verdict.id}|${count}` };
  });
}
