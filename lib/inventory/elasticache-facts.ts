import type {
  CacheCluster as SdkCacheCluster,
  NodeGroup,
  NodeGroupMember,
  ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import type { CacheCluster, CacheGroup, Tags } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, need, present } from './present.ts';

/** A replication group, with where its nodes are. */
export function cacheGroup(raw: ReplicationGroup, tags: (arn: string) => Tags, seen: Sighting): CacheGroup {
  const arn = need(raw.ARN, 'ARN');
  return {
    ...base(seen, arn, need(raw.ReplicationGroupId, 'ReplicationGroupId'), tags(arn)),
    engine: raw.Engine ?? 'redis',
    status: need(raw.Status, 'Status'),
    automaticFailover: need(raw.AutomaticFailover, 'AutomaticFailover'),
    multiAz: raw.MultiAZ === 'enabled',
    clusterMode: raw.ClusterEnabled ?? false,
    // A group that is being made has none yet.
    shards: (raw.NodeGroups ?? []).map(shard),
    snapshotRetentionDays: raw.SnapshotRetentionLimit ?? 0,
    ...present({ keyArn: raw.KmsKeyId }),
  };
}

function shard({ NodeGroupId, NodeGroupMembers }: NodeGroup): CacheGroup['shards'][number] {
  return { id: need(NodeGroupId, 'NodeGroupId'), nodes: (NodeGroupMembers ?? []).map(node) };
}

function node(raw: NodeGroupMember): CacheGroup['shards'][number]['nodes'][number] {
  const { CurrentRole: role } = raw;
  return {
    clusterId: need(raw.CacheClusterId, 'CacheClusterId of a member'),
    ...present({
      zone: raw.PreferredAvailabilityZone,
      role: role === 'primary' || role === 'replica' ? (role as 'primary' | 'replica') : undefined,
    }),
  };
}

/** A node of a group, or a cache of its own. */
export function cacheCluster(
  raw: SdkCacheCluster,
  tags: (arn: string) => Tags,
  seen: Sighting,
): CacheCluster {
  const arn = need(raw.ARN, 'ARN');
  const own = (raw.CacheNodes ?? []).flatMap(({ CustomerAvailabilityZone: zone }) => zone ?? []);
  const { PreferredAvailabilityZone: preferred } = raw;
  // Where nodes are in several zones, AWS writes "Multiple".
  const zone = preferred === undefined || preferred === 'Multiple' ? [] : [preferred];
  return {
    ...base(seen, arn, need(raw.CacheClusterId, 'CacheClusterId'), tags(arn)),
    engine: raw.Engine ?? '',
    status: need(raw.CacheClusterStatus, 'CacheClusterStatus'),
    zones: own.length > 0 ? own : zone,
    nodeCount: raw.NumCacheNodes ?? own.length,
    ...present({ groupId: raw.ReplicationGroupId }),
  };
}
