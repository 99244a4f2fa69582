import type { Problem } from '../../../base/problem.ts';
import type { WorkloadView } from '../../../estate/workload-view.ts';
import { instanceZonesOf, zonesOf } from '../../../estate/zones-of-targets.ts';
import { isIn } from './place-key.ts';
import type { LostZone, Place } from './resolution.ts';

/** Target groups of the workload that would have fewer healthy targets than it needs once the zone is gone. */
export function capacityProblems(view: WorkloadView, place: Place, zone: LostZone): readonly Problem[] {
  const needed = view.workload.minimumCapacity.healthyTargets ?? 1;
  const instanceZones = instanceZonesOf(view);
  return view
    .own('elb.target-group')
    .filter((group) => isIn(place)(group) && group.loadBalancerArns.length > 0)
    .flatMap((group) => {
      const healthy = group.targets?.filter(({ state }) => state === 'healthy');
      // A target that nobody can place may stand in the zone.
      const { count } = zonesOf(group, healthy ?? [], instanceZones);
      const left = [...count].reduce((sum, [name, number]) => (name === zone.name ? sum : sum + number), 0);
      if (healthy !== undefined && left >= needed) return [];
      return {
        what: `Target group ${group.name} would not carry the service without zone ${zone.id}`,
        where: group.arn,
        expected: `at least ${needed} healthy in other zones`,
        got: healthy === undefined ? 'targets whose health could not be read' : String(left),
        fix: 'add capacity in the other zones, or see why targets are not healthy',
      };
    });
}
