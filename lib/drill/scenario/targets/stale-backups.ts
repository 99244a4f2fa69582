import { formatDuration, type Seconds } from '../../../base/duration.ts';
import { secondsBetween } from '../../../base/instant.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Store } from '../../../estate/store.ts';
import type { WorkloadView } from '../../../estate/workload-view.ts';
import { isIn } from './place-key.ts';
import type { Place } from './resolution.ts';

/** A backup takes a while to become usable: up to two intervals is as fresh as it can be told. */
const INTERVALS = 2;

/** Stores whose newest usable recovery point is older than the promise allows: should the drill spoil data, that is what is left. */
export function staleBackups(view: WorkloadView, place: Place): readonly Problem[] {
  const every = view.workload.backup?.every;
  if (every === undefined) return [];
  return view.stores.filter(isIn(place)).flatMap((store) => {
    const age = newest(view, store);
    if (age !== undefined && age <= every * INTERVALS) return [];
    return {
      what: `The newest backup of ${store.id} is not fresh`,
      where: store.arn,
      expected: `one that is at most ${formatDuration(every * INTERVALS)} old (twice as long as one is promised)`,
      got: age === undefined ? 'none that could be restored from' : formatDuration(age),
      fix: 'wait for the next backup, or find out why there is none',
    };
  });
}

function newest(view: WorkloadView, store: Store): Seconds | undefined {
  const ages = view
    .recoveryPoints(store)
    .filter(({ unusable, availableAt }) => unusable === undefined && (availableAt ?? view.now) <= view.now)
    .flatMap(({ dataTime }) =>
      dataTime === undefined ? [] : Math.max(0, secondsBetween(dataTime, view.now)),
    );
  return ages.length === 0 ? undefined : Math.min(...ages);
}
