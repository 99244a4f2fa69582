import type { WorkloadView } from './workload-view.ts';
import type { TargetGroup } from '../inventory/facts.ts';

/** Where the instances of every account and Region stand, by `placeOf`. */
export type InstanceZones = ReadonlyMap<string, string>;

type Target = NonNullable<TargetGroup['targets']>[number];

/** How many targets stand in each zone, and which of them nobody could place. */
export interface TargetZones {
  readonly count: ReadonlyMap<string, number>;
  readonly unplaced: readonly string[];
}

/** Elastic Load Balancing names the zone of an address; of an instance, only EC2 does. `all` is no zone. */
export function zonesOf(
  group: TargetGroup,
  targets: readonly Target[],
  instanceZones: InstanceZones,
): TargetZones {
  const count = new Map<string, number>();
  const unplaced: string[] = [];
  for (const { id, zone } of targets) {
    const place =
      zone === undefined || zone === '' || zone === 'all' ? instanceZones.get(placeOf(group, id)) : zone;
    if (place === undefined) unplaced.push(id);
    else count.set(place, (count.get(place) ?? 0) + 1);
  }
  return { count: new Map([...count].sort(([one], [other]) => (one < other ? -1 : 1))), unplaced };
}

/** Where every instance stands that EC2 places, looked up once for all target groups. */
export function instanceZonesOf(view: WorkloadView): InstanceZones {
  const placed = view.all('ec2.instance').filter(({ zone }) => zone !== '');
  return new Map(placed.map((one) => [placeOf(one, one.id), one.zone]));
}

function placeOf(
  { account, region }: { readonly account: string; readonly region: string },
  id: string,
): string {
  return `${account}/${region}/${id}`;
}
