import type { CacheCluster, CacheGroup } from '../../lib/inventory/facts.ts';
import { factBase, HOME } from './fact-base.ts';
import { type Fields, made } from './made.ts';

/** A replication group with a primary and a replica in a second zone, which takes over by itself. */
export function cacheGroup(fields: Fields<CacheGroup> = {}): CacheGroup {
  return made<CacheGroup>(
    {
      ...factBase(fields, 'catalogue-cache', 'elasticache:{region}:{account}:replicationgroup:{id}'),
      engine: 'valkey',
      status: 'available',
      automaticFailover: 'enabled',
      multiAz: true,
      clusterMode: false,
      shards: [
        {
          id: '0001',
          nodes: [
            { clusterId: 'catalogue-cache-001', zone: `${HOME}a`, role: 'primary' },
            { clusterId: 'catalogue-cache-002', zone: `${HOME}b`, role: 'replica' },
          ],
        },
      ],
      snapshotRetentionDays: 0,
    },
    fields,
  );
}

/** A Memcached cache with two nodes in two zones, which belongs to no group. */
export function cacheCluster(fields: Fields<CacheCluster> = {}): CacheCluster {
  return made<CacheCluster>(
    {
      ...factBase(fields, 'sessions', 'elasticache:{region}:{account}:cluster:{id}'),
      engine: 'memcached',
      status: 'available',
      zones: [`${HOME}a`, `${HOME}b`],
      nodeCount: 2,
    },
    fields,
  );
}
