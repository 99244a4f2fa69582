import { formatDuration } from '../base/duration.ts';
import type { Objective } from '../environment/environment.ts';
import { storeName } from '../estate/store-name.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import { addUp } from './add-up.ts';
import { declaredTerms } from './declared-terms.ts';
import { type Reckoning, impossible, untold } from './reckoning.ts';
import { reckonDns } from './rto/dns.ts';
import { reckonFailover } from './rto/failover.ts';
import { reckonReplace } from './rto/replace.ts';
import { LOST, survivingPoints } from './store-exposure.ts';

/** How long a workload takes to come back, by the means that it declares. */
export function reckonRto(view: WorkloadView, objective: Objective): Reckoning {
  const { recovery, disruption } = objective;
  if (recovery === undefined)
    return untold(`How ${view.workload.name} comes back from ${disruption} is not declared (recover)`);
  switch (recovery.by) {
    case 'failover':
      return reckonFailover(view, objective);
    case 'replace':
      return reckonReplace(view, objective);
    case 'dns':
      return reckonDns(view, objective);
    case 'restore':
    case 'rebuild':
      return reckonRestore(view, objective, recovery.by);
  }
}

/** Size does not tell how long a restore takes: only one that was timed does. */
function reckonRestore(view: WorkloadView, objective: Objective, by: 'restore' | 'rebuild'): Reckoning {
  const { before, steps } = declaredTerms(view, objective);
  const lost = view.stores.filter((store) => survivingPoints(view, store, objective.disruption).length === 0);
  if (lost.length > 0) {
    const stores = lost.map(storeName);
    const more = stores.length > 1 ? ` and ${stores.length - 1} more` : '';
    return impossible(
      `There is nothing to restore ${stores[0]}${more} from after ${LOST[objective.disruption]}`,
    );
  }
  if (steps.length === 0) return untold(`${by} time is unknown until one ${by} was measured or declared`);
  const estimate = addUp([...before, ...steps]);
  return { estimate, message: `By ${by} in ${formatDuration(estimate.seconds)}, as declared step by step` };
}
