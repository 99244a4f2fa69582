import { plural } from '../../base/plural.ts';
import type { Disruption } from '../../environment/environment.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { instanceZonesOf, zonesOf } from '../../estate/zones-of-targets.ts';
import type { TargetGroup } from '../../inventory/facts.ts';

/** The target groups that a disruption of the running site hits: those in the Regions of its data, or all when it keeps none. */
export function groupsAtHome(view: WorkloadView): readonly TargetGroup[] {
  const groups = view.own('elb.target-group').filter(({ loadBalancerArns }) => loadBalancerArns.length > 0);
  const regions = new Set(view.stores.map(({ region }) => region));
  const atHome = groups.filter(({ region }) => regions.has(region));
  return atHome.length > 0 ? atHome : groups;
}

/**
 * Why too few targets are left behind a group when its fullest zone, or one instance, is lost, or why that is not known;
 * undefined when enough are.
 */
export function shortOf(view: WorkloadView, group: TargetGroup, disruption: Disruption): string | undefined {
  const needed = view.workload.minimumCapacity.healthyTargets ?? 1;
  if (group.targets === undefined) return `how many healthy targets ${group.name} has could not be read`;
  const healthy = group.targets.filter(({ state }) => state === 'healthy');
  // A function or another load balancer is one target, which AWS runs in several zones.
  if (group.targetType === 'lambda' || group.targetType === 'alb') return undefined;
  const { count, unplaced } = zonesOf(group, healthy, instanceZonesOf(view));
  if (disruption === 'az' && unplaced.length > 0)
    return `the zone of ${unplaced.join(', ')} behind ${group.name} is not known`;
  const lost = disruption === 'az' ? Math.max(0, ...count.values()) : Math.min(1, healthy.length);
  const left = healthy.length - lost;
  if (left >= needed) return undefined;
  return `${plural(left, 'healthy target')} would be left behind ${group.name}, and ${needed} ${needed === 1 ? 'is' : 'are'} needed`;
}
