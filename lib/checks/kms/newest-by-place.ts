import { groupBy } from '../../base/group-by.ts';
import { keyProblem } from '../../estate/points/made-point.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import type { Store } from '../../estate/store.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';

/** The newest point of a store in each account and Region that could be restored if only its key works. */
export function newestByPlace(view: WorkloadView, store: Store): RecoveryPoint[] {
  const finished = view
    .recoveryPoints(store)
    .filter(
      ({ unusable, ...point }) =>
        unusable === undefined || unusable === keyProblem(view.inventory, point, view.now),
    );
  const places = groupBy(finished, ({ account, region }) => `${account} ${region}`);
  return [...places.values()].flatMap(([newest]) => newest ?? []);
}
