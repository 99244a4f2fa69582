import type { CacheCluster, ReplicationGroup } from '@aws-sdk/client-elasticache';
import type { Collector } from './collector.ts';
import { cacheCluster, cacheGroup } from './elasticache-facts.ts';
import type { Scope } from './scope.ts';
import { listing } from './source.ts';
import { tagsByArn } from './tagging.ts';

/** Amazon ElastiCache: replication groups, and the nodes and caches that it calls cache clusters. Serverless caches are not read. */
export const elasticache: Collector = {
  service: 'elasticache',
  kinds: ['elasticache.replication-group', 'elasticache.cluster'],
  collect: async (scope) => {
    await Promise.all([collectGroups(scope), collectClusters(scope)]);
  },
};

const PAGING = { tokens: { Marker: 'Marker' }, pageSize: ['MaxRecords', 100] } as const;

const GROUPS = listing<ReplicationGroup>(
  'elasticache',
  'DescribeReplicationGroups',
  'ReplicationGroups',
  PAGING,
);
const CLUSTERS = listing<CacheCluster>('elasticache', 'DescribeCacheClusters', 'CacheClusters', PAGING);

async function collectGroups(scope: Scope): Promise<void> {
  if (!scope.wants('elasticache.replication-group')) return;
  const tags = await tagsByArn(scope);
  const reading = await scope.read(GROUPS, (raw, seen) => cacheGroup(raw, tags.of, seen));
  scope.keep('elasticache.replication-group', reading.items, [reading, tags.reading]);
}

async function collectClusters(scope: Scope): Promise<void> {
  if (!scope.wants('elasticache.cluster')) return;
  const tags = await tagsByArn(scope);
  // The zones of several nodes are told with the nodes, and those only where they are asked for.
  const input = { ShowCacheNodeInfo: true };
  const reading = await scope.read(CLUSTERS, (raw, seen) => cacheCluster(raw, tags.of, seen), { input });
  scope.keep('elasticache.cluster', reading.items, [reading, tags.reading]);
}
