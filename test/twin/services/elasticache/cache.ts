import { createReplicationGroup } from '../../../../lib/twin/services/elasticache/create-group.ts';
import { clusterOperations } from '../../../../lib/twin/services/elasticache/clusters.ts';
import { groupOperations } from '../../../../lib/twin/services/elasticache/groups.ts';
import type { TestWorld } from '../ec2/test-world.ts';

/** Makes a replication group over two zones and lets it become available; `input` says what the test is about. */
export function newCache(here: TestWorld, input: object = {}): void {
  createReplicationGroup(
    {
      ReplicationGroupId: 'items',
      ReplicationGroupDescription: 'for a test',
      NumCacheClusters: 2,
      PreferredCacheClusterAZs: ['eu-west-1a', 'eu-west-1b'],
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: true,
      Tags: [{ Key: 'workload', Value: 'catalogue' }],
      ...input,
    },
    here,
  );
  here.pass(600);
}

/** The group as it is shown now. */
export function shownGroup(here: TestWorld) {
  return groupOperations.DescribeReplicationGroups({ ReplicationGroupId: 'items' }, here)
    .ReplicationGroups?.[0];
}

/** Node → role, as it is shown now. */
export function roles(here: TestWorld): Record<string, string> {
  const members = shownGroup(here)?.NodeGroups?.[0]?.NodeGroupMembers ?? [];
  return Object.fromEntries(
    members.map(({ CacheClusterId, CurrentRole }) => [CacheClusterId ?? '', CurrentRole ?? '']),
  );
}

/** The state of a node, as it is shown now. */
export function nodeStatus(here: TestWorld, CacheClusterId: string): string | undefined {
  return clusterOperations.DescribeCacheClusters({ CacheClusterId }, here).CacheClusters?.[0]
    ?.CacheClusterStatus;
}
