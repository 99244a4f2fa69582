import type { CacheCluster, NodeGroupMember, ReplicationGroup } from '@aws-sdk/client-elasticache';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { CACHE_PORT, nodeName, primaryName, readerName } from './endpoints.ts';
import { groupRows, nodesOf, statusOf, type StoredGroup, type StoredNode } from './stored-cache.ts';

/** The only node of a cache cluster of Valkey or Redis has this id. */
export const NODE_ID = '0001';

/** A group as DescribeReplicationGroups shows it. Its tags it does not show. */
export function groupView(group: StoredGroup, world: World, place: Place): ReplicationGroup {
  const nodes = nodesOf(world, place, group.id);
  return {
    ReplicationGroupId: group.id,
    ARN: group.arn,
    Description: group.description,
    Status: statusOf(group),
    PendingModifiedValues: {},
    MemberClusters: nodes.map(({ id }) => id),
    NodeGroups: [
      {
        NodeGroupId: NODE_ID,
        Status: statusOf(group),
        PrimaryEndpoint: { Address: primaryName(place, group.id), Port: CACHE_PORT },
        ReaderEndpoint: { Address: readerName(place, group.id), Port: CACHE_PORT },
        NodeGroupMembers: nodes.map((node) => memberView(node, place)),
      },
    ],
    AutomaticFailover: group.automaticFailover ? 'enabled' : 'disabled',
    MultiAZ: group.multiAz ? 'enabled' : 'disabled',
    SnapshotRetentionLimit: group.snapshotRetention,
    SnapshotWindow: group.snapshotWindow,
    ClusterEnabled: false,
    ClusterMode: 'disabled',
    CacheNodeType: group.nodeType,
    AuthTokenEnabled: false,
    TransitEncryptionEnabled: false,
    ...group.encryption,
    ReplicationGroupCreateTime: new Date(group.createdAt),
    DataTiering: 'disabled',
    AutoMinorVersionUpgrade: true,
    Engine: group.engine,
  };
}

function memberView({ id, zone, role }: StoredNode, place: Place): NodeGroupMember {
  return {
    CacheClusterId: id,
    CacheNodeId: NODE_ID,
    ReadEndpoint: { Address: nodeName(place, id), Port: CACHE_PORT },
    PreferredAvailabilityZone: zone,
    CurrentRole: role,
  };
}

/** A node as DescribeCacheClusters shows it; its endpoint only where that is asked for. */
export function clusterView(node: StoredNode, withNodes: boolean, world: World, place: Place): CacheCluster {
  const group = groupRows(world, place).get(node.groupId);
  const status = statusOf(node);
  return {
    CacheClusterId: node.id,
    ARN: node.arn,
    CacheClusterStatus: status,
    CacheClusterCreateTime: new Date(node.createdAt),
    NumCacheNodes: 1,
    PreferredAvailabilityZone: node.zone,
    ReplicationGroupId: node.groupId,
    AutoMinorVersionUpgrade: true,
    AuthTokenEnabled: false,
    TransitEncryptionEnabled: false,
    ...(group === undefined
      ? {}
      : {
          Engine: group.engine,
          EngineVersion: group.engineVersion,
          CacheNodeType: group.nodeType,
          AtRestEncryptionEnabled: group.encryption.AtRestEncryptionEnabled,
          SnapshotRetentionLimit: group.snapshotRetention,
          SnapshotWindow: group.snapshotWindow,
        }),
    ...(withNodes
      ? {
          CacheNodes: [
            {
              CacheNodeId: NODE_ID,
              CacheNodeStatus: status,
              CacheNodeCreateTime: new Date(node.createdAt),
              Endpoint: { Address: nodeName(place, node.id), Port: CACHE_PORT },
              ParameterGroupStatus: 'in-sync',
              CustomerAvailabilityZone: node.zone,
            },
          ],
        }
      : {}),
  };
}
