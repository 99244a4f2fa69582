import { excuseFor } from '../../estate/excuse.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
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
  const { reason, owner, until } = excuse;
  return {
    ...verdict,
    outcome: 'excluded',
    message: `Excused by ${owner} until ${until.slice(0, 10)}: ${reason}. Otherwise ${verdict.outcome}: ${verdict.message}`,
  };
}
