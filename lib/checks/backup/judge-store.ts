import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import type { Store } from '../../estate/store.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import type { Finding, Judged } from '../check.ts';
import { TYPE_OF_KIND } from '../../estate/kind-types.ts';
import type { Subject } from '../verdict.ts';

/** At most one finding for each store of a workload, from all of its recovery points, newest first. */
export function judgeStores(
  view: WorkloadView,
  judge: (points: readonly RecoveryPoint[], store: Store) => Finding | undefined,
): Judged[] {
  return view.stores.flatMap((store) => {
    const finding = judge(view.recoveryPoints(store), store);
    if (finding === undefined) return [];
    return { subject: storeSubject(store), fact: { kind: store.kind, arn: store.arn }, finding };
  });
}

/** The points that nothing speaks against. */
export function usableOnly(points: readonly RecoveryPoint[]): RecoveryPoint[] {
  return points.filter(({ unusable }) => unusable === undefined);
}

/** How verdicts speak of a store. */
export function storeSubject({ kind, arn, id, name, account, region }: Store): Subject {
  return { arn, type: TYPE_OF_KIND[kind], name: name ?? id, account, region };
}
