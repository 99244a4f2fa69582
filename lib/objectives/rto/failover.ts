import { formatDuration } from '../../base/duration.ts';
import type { Objective } from '../../environment/environment.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { addUp, longest } from '../add-up.ts';
import { declaredTerms } from '../declared-terms.ts';
import { impossible, type Reckoning, untold } from '../reckoning.ts';
import { isSilent, silenceOf } from '../../estate/target-checks.ts';
import { detectionOf } from './detection.ts';
import { standbysOf } from './standbys.ts';
import { groupsAtHome, shortOf } from './remaining-capacity.ts';

/**
 * Databases fail over to a standby that was seen, in the time that is declared for it; meanwhile load balancers leave dead targets.
 * The longer of the two decides, after whatever is declared for noticing and deciding.
 */
export function reckonFailover(view: WorkloadView, objective: Objective): Reckoning {
  const { disruption } = objective;
  const databases = standbysOf(view, disruption);
  const single = databases.find(({ lacks }) => lacks !== undefined);
  if (single !== undefined) return impossible(`${single.id} has nothing to fail over to: ${single.lacks}`);
  const vague = databases.find(({ unclear }) => unclear !== undefined);
  if (vague !== undefined)
    return untold(`Whether ${vague.id} has something to fail over to: ${vague.unclear}`);
  const { before, steps } = declaredTerms(view, objective);
  if (databases.length > 0 && steps.length === 0)
    return untold('Failover time is unknown until one failover was measured or declared');
  const groups = groupsAtHome(view);
  const silent = groups.find(isSilent);
  if (silent !== undefined) return untold(silenceOf(silent));
  const short = groups.map((group) => shortOf(view, group, disruption)).find((why) => why !== undefined);
  const forServers = databases.length === 0 ? steps : steps.filter(({ what }) => !DATABASE.test(what));
  if (short !== undefined && forServers.length === 0)
    return untold(`${short}; how long a new one takes is not declared`);
  const lanes = [
    ...groups.map((group) => detectionOf(view, group)),
    ...(steps.length > 0 ? [addUp(steps)] : []),
  ];
  const slowest = longest(lanes);
  if (slowest === undefined)
    return untold(
      `Nothing was found that could fail over: no database, and no target group with a load balancer`,
    );
  const estimate = addUp([...before, ...slowest.terms]);
  return {
    estimate,
    message: `By failover in ${formatDuration(estimate.seconds)}: the longest of ${lanes.map(({ seconds }) => formatDuration(seconds)).join(', ')}`,
  };
}

/** A step for the database, by its name: it brings no server back. Any other, such as `launch-servers`, may. */
const DATABASE = /^database\b/;
