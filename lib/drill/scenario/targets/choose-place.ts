import { loadBalancerNamed, plainName, targetsOf } from '../../../estate/dns-target.ts';
import type { WorkloadView } from '../../../estate/workload-view.ts';
import { placeKey } from './place-key.ts';
import type { Place } from './resolution.ts';

/**
 * Where a workload is at home: where the primary record of its names points, else where its databases are, else where most of its
 * running servers are. Undefined when it has none of these.
 */
export function choosePlace(view: WorkloadView): Place | undefined {
  return mostOf(view, frontDoors(view)) ?? mostOf(view, databases(view)) ?? mostOf(view, servers(view));
}

function frontDoors(view: WorkloadView): readonly Place[] {
  const names = new Set(view.workload.dns.map(({ name }) => plainName(name)));
  return view
    .all('route53.record')
    .filter(({ name, failover }) => failover === 'PRIMARY' && names.has(plainName(name)))
    .flatMap((record) => targetsOf(record).map((target) => loadBalancerNamed(view, target)))
    .filter((balancer) => balancer !== undefined);
}

function databases(view: WorkloadView): readonly Place[] {
  const primaries = view
    .own('rds.instance')
    .filter(({ clusterId, replicaOf }) => clusterId === undefined && replicaOf === undefined);
  return [...primaries, ...view.own('rds.cluster')];
}

function servers(view: WorkloadView): readonly Place[] {
  return view.own('ec2.instance').filter(({ state }) => state === 'running');
}

/** The place that occurs most often; of two that occur equally often, the one that is declared first. */
function mostOf({ environment }: WorkloadView, found: readonly Place[]): Place | undefined {
  const count = new Map<string, number>();
  for (const place of found) count.set(placeKey(place), (count.get(placeKey(place)) ?? 0) + 1);
  const declared = environment.accounts.flatMap(({ id, regions }) =>
    regions.map((region) => ({ account: id, region })),
  );
  return declared
    .filter((place) => count.has(placeKey(place)))
    .toSorted((one, other) => (count.get(placeKey(other)) ?? 0) - (count.get(placeKey(one)) ?? 0))[0];
}
