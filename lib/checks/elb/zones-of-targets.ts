import type { WorkloadView } from '../../estate/index.ts';
import type { TargetGroup } from '../../inventory/facts.ts';

type Target = NonNullable<TargetGroup['targets']>[number];

/** How many targets stand in each zone, and which of them nobody could place. */
export interface TargetZones {
  readonly count: ReadonlyMap<string, number>;
  readonly unplaced: readonly string[];
}

/** Elastic Load Balancing names the zone of an address; of an instance, only EC2 does. `all` is no zone. */
export function zonesOf(view: WorkloadView, group: TargetGroup, targets: readonly Target[]): TargetZones {
  const instances = new Map(
    view
      .all('ec2.instance')
      .filter(({ account, region }) => account === group.account && region === group.region)
      .map(({ id, zone }) => [id, zone]),
  );
  const count = new Map<string, number>();
  const unplaced: string[] = [];
  for (const { id, zone } of targets) {
    const place = zone === undefined || zone === 'all' ? instances.get(id) : zone;
    if (place === undefined) unplaced.push(id);
    else count.set(place, (count.get(place) ?? 0) + 1);
  }
  return { count: new Map([...count].sort()), unplaced };
}
