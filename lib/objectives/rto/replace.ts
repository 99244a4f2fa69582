import { formatDuration } from '../../base/duration.ts';
import type { Objective } from '../../environment/environment.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { isSilent, silenceOf } from '../../estate/target-checks.ts';
import { addUp, longest } from '../add-up.ts';
import { declaredTerms } from '../declared-terms.ts';
import { type Reckoning, untold } from '../reckoning.ts';
import { detectionOf } from './detection.ts';
import { groupsAtHome, shortOf } from './remaining-capacity.ts';

/** The load balancer leaves the dead target and the others carry on; where too few are left, a new one has to come first. */
export function reckonReplace(view: WorkloadView, objective: Objective): Reckoning {
  const groups = groupsAtHome(view);
  const silent = groups.find(isSilent);
  if (silent !== undefined) return untold(silenceOf(silent));
  const { before, steps } = declaredTerms(view, objective);
  const slowest = longest(groups.map((group) => detectionOf(view, group)));
  if (slowest === undefined)
    return untold(
      'No target group with a load balancer was found, so nothing says when a dead target is noticed',
    );
  const short = groups
    .map((group) => shortOf(view, group, objective.disruption))
    .find((why) => why !== undefined);
  if (short !== undefined && steps.length === 0)
    return untold(`${short}; how long a new one takes is not declared`);
  const estimate = addUp([...before, ...slowest.terms, ...steps]);
  return {
    estimate,
    message: `Dead targets are left after ${formatDuration(slowest.seconds)}${steps.length === 0 ? ', and the others carry on' : ''}`,
  };
}
