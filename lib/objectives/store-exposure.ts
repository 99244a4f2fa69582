import { formatDuration, type Seconds } from '../base/duration.ts';
import { secondsBetween } from '../base/instant.ts';
import type { Disruption } from '../environment/environment.ts';
import { storeName } from '../estate/store-name.ts';
import type { Store } from '../estate/store.ts';
import { survives } from '../estate/survives.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import { addUp } from './add-up.ts';
import { dataSource } from './data-source.ts';
import { declaredAt } from './declared-terms.ts';
import type { Dated } from './exposed-point.ts';
import { impossible, type Reckoning, untold } from './reckoning.ts';
import { snapshotExposure } from './snapshot-exposure.ts';
import { synchronousCopy } from './synchronous-copy.ts';

/** What one store would lose at the worst moment, counting only what is left after the disruption. */
export function storeExposure(view: WorkloadView, store: Store, disruption: Disruption): Reckoning {
  const copy = synchronousCopy(view, store, disruption);
  if (copy !== undefined)
    return { estimate: addUp([copy]), message: `${storeName(store)} loses nothing: ${copy.what}` };
  const points = survivingPoints(view, store, disruption);
  const newest = points.find(({ form }) => form === 'continuous');
  const snapshots = points.filter(({ form }) => form === 'snapshot');
  const continuous = newest && continuousExposure(view, store, newest);
  const stepped = snapshots.length === 0 ? undefined : snapshotExposure(view, store, snapshots);
  return (
    better(continuous, stepped) ??
    impossible(`No usable recovery point of ${storeName(store)} survives ${LOST[disruption]}`)
  );
}

/** The points of a store that can be restored from after a disruption, newest first. */
export function survivingPoints(view: WorkloadView, store: Store, disruption: Disruption): Dated[] {
  return view
    .recoveryPoints(store)
    .filter((one): one is Dated => one.unusable === undefined && one.dataTime !== undefined)
    .filter((one) => survives(one, store, disruption));
}

/** What is lost, in words. */
export const LOST: Readonly<Record<Disruption, string>> = {
  instance: 'the loss of its instance',
  az: 'the loss of its zone',
  region: 'the loss of its Region',
  'data-loss': 'the loss of its data',
  'account-compromise': 'the loss of its account',
  dns: 'the loss of its DNS',
};

/** Logs are shipped in steps: what can be restored lags by its age now, and by one more step at the worst. */
function continuousExposure(view: WorkloadView, store: Store, point: Dated): Reckoning {
  const id = storeName(store);
  const seconds = Math.max(0, secondsBetween(point.dataTime, view.now));
  const reach = `${id} can be restored to ${formatDuration(seconds)} ago`;
  const step = view.workload.backup?.pointInTimeStep;
  if (step === undefined)
    return {
      ...untold(`${reach}; how far that lags at its worst is not declared (backup.pointInTimeStep)`),
      lower: seconds,
    };
  const at = ['workloads', view.workload.name, 'backup', 'pointInTimeStep', 'takes'];
  const estimate = addUp([
    { what: 'age of the newest restorable moment', seconds, source: dataSource(point) },
    { what: 'one more step of the log', seconds: step.takes, source: declaredAt(view, at, step.because) },
  ]);
  const worst = formatDuration(estimate.seconds);
  return { estimate, lower: seconds, message: `${reach}, and lags by ${worst} at the worst` };
}

/** One falls back to whichever point is newer: the lesser exposure counts, and one that is not known may be the lesser. */
function better(one: Reckoning | undefined, other: Reckoning | undefined): Reckoning | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const [first, second] = mostOf(one) <= mostOf(other) ? [one, other] : [other, one];
  return { ...first, lower: Math.min(leastOf(first), leastOf(second)) };
}

function mostOf({ estimate }: Reckoning): Seconds {
  return estimate?.seconds ?? Number.POSITIVE_INFINITY;
}

function leastOf(reckoning: Reckoning): Seconds {
  return reckoning.lower ?? mostOf(reckoning);
}
