import type { Exclusion } from '../../environment/environment.ts';
import { excuseFor } from '../../estate/excuse.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { checkOf } from '../../objectives/counted-rows.ts';
import type { ObjectiveRow } from '../../objectives/objective-row.ts';
import type { Check } from '../check.ts';
import type { Verdict } from '../verdict.ts';

/** A verdict and the names by which a declaration may excuse it. */
export interface Excusable {
  readonly verdict: Verdict;
  readonly names: readonly string[];
}

/** What fails or is unknown becomes *excluded* while the declaration excuses it; what it would have said stays in the message. */
export function excused(check: Check, view: WorkloadView, { verdict, names }: Excusable): Verdict {
  if (verdict.outcome !== 'fail' && verdict.outcome !== 'unknown') return verdict;
  const { environment, now } = view;
  const ids = [check.id, ...(check.formerIds ?? [])];
  const found = ids.map((id) =>
    excuseFor(environment, now, { check: id, workload: verdict.workload, resource: names }),
  );
  const excuse = found.find((one) => one !== undefined);
  if (excuse === undefined) return verdict;
  return { ...verdict, outcome: 'excluded', message: excusedMessage(excuse, verdict) };
}

/** A row of the matrix is excused with the check that stands for it: the two never disagree. */
export function excusedRow({ environment, now }: WorkloadView, row: ObjectiveRow): ObjectiveRow {
  if (row.outcome !== 'fail' && row.outcome !== 'unknown') return row;
  const asked = { check: checkOf(row.measure), workload: row.workload, resource: [] };
  const excuse = excuseFor(environment, now, asked);
  if (excuse === undefined) return row;
  return { ...row, outcome: 'excluded', message: excusedMessage(excuse, row) };
}

function excusedMessage(
  { reason, owner, until }: Exclusion,
  { outcome, message }: Pick<Verdict, 'outcome' | 'message'>,
): string {
  return `Excused by ${owner} until ${until.slice(0, 10)}: ${reason}. Otherwise ${outcome}: ${message}`;
}
