import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { CacheCluster, CacheGroup } from '../../../inventory/facts.ts';
import type { PlacedResource } from './placed-resources.ts';

/** Replication groups, each where its primary is. FIS takes power only from those that are Multi-AZ. */
export function cacheGroups(view: WorkloadView): readonly PlacedResource[] {
  return view.own('elasticache.replication-group').map((group) => {
    const nodes = nodesOf(group);
    const zone = nodes.find(({ role }) => role === 'primary')?.zone;
    return {
      ...placed(group),
      zones: [...new Set(nodes.flatMap((node) => node.zone ?? []))],
      members: nodes.length,
      ...(zone === undefined ? {} : { zone }),
      ...(group.multiAz && nodes.length > 1 ? {} : { spared: 'it keeps no replica that could take over' }),
    };
  });
}

/** The nodes by which a cache is emptied when they are rebooted: the primary of each group, and caches of one node alone. */
export function cachePrimaries(view: WorkloadView): readonly PlacedResource[] {
  const groups = new Map(
    view.own('elasticache.replication-group').map((group) => [placeOf(group, group.id), group]),
  );
  return view.own('elasticache.cluster').flatMap((cluster) => {
    const group = groups.get(placeOf(cluster, cluster.groupId ?? ''));
    const nodes = group === undefined ? [] : nodesOf(group);
    const role = nodes.find(({ clusterId }) => clusterId === cluster.id)?.role;
    // With its primary, all that a replica holds is emptied too.
    if (role === 'replica') return [];
    const [zone] = cluster.zones;
    const spared = sparedBecause(cluster, group);
    return [
      {
        ...placed(cluster),
        members: Math.max(1, nodes.length, cluster.nodeCount),
        ...(zone === undefined ? {} : { zone }),
        ...(spared === undefined ? {} : { spared }),
      },
    ];
  });
}

function sparedBecause(
  { groupId, nodeCount }: CacheCluster,
  group: CacheGroup | undefined,
): string | undefined {
  if (group?.clusterMode === true) return 'AWS reboots no nodes of a group in cluster mode';
  if (groupId !== undefined && group === undefined) return 'its replication group could not be seen';
  return nodeCount > 1 ? 'it has several nodes, and only caches of one node are rebooted' : undefined;
}

function nodesOf({ shards }: CacheGroup): CacheGroup['shards'][number]['nodes'] {
  return shards.flatMap(({ nodes }) => nodes);
}

function placed({ arn, account, region, tags }: CacheGroup | CacheCluster) {
  return { arn, account, region, tags };
}

function placeOf({ account, region }: CacheGroup | CacheCluster, id: string): string {
  return `${account}/${region}/${id}`;
}
