import type { CacheCluster, ReplicationGroup } from '@aws-sdk/client-elasticache';
import { changesInPlace } from '../changes-in-place.ts';
import { stillThere, unlessMissing } from '../gone.ts';
import { fixed, flag, list, tags, text, whole } from '../property.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';
import { isSameKey } from '../same-key.ts';

const TYPE = 'AWS::ElastiCache::ReplicationGroup';
const IN_PLACE = ['AutomaticFailoverEnabled', 'MultiAZEnabled', 'SnapshotRetentionLimit'];

/** `AWS::ElastiCache::ReplicationGroup` of one shard. */
export const replicationGroup: ResourceType = {
  name: TYPE,
  properties: {
    ReplicationGroupId: fixed(text),
    ReplicationGroupDescription: fixed(text),
    Engine: fixed(text),
    EngineVersion: fixed(text),
    CacheNodeType: fixed(text),
    NumCacheClusters: fixed(whole),
    PreferredCacheClusterAZs: fixed(list(text)),
    AutomaticFailoverEnabled: flag,
    MultiAZEnabled: flag,
    AtRestEncryptionEnabled: fixed(flag),
    TransitEncryptionEnabled: fixed(flag),
    KmsKeyId: { ...fixed(text), isSame: isSameKey },
    SnapshotRetentionLimit: whole,
    SnapshotWindow: fixed(text),
    Tags: tags,
  },
  required: ['ReplicationGroupDescription'],
  attributes: [
    'ReplicationGroupId',
    'PrimaryEndPoint.Address',
    'PrimaryEndPoint.Port',
    'ReaderEndPoint.Address',
  ],
  create: async ({ ReplicationGroupId, ...rest }, call) => {
    if (rest['TransitEncryptionEnabled'] === true)
      throw new Error('TransitEncryptionEnabled is not supported by the embedded AWS');
    const { ReplicationGroup: made } = await call.invoke<{ ReplicationGroup: ReplicationGroup }>(
      'elasticache',
      'CreateReplicationGroup',
      { ...rest, ReplicationGroupId: ReplicationGroupId ?? call.name({ longest: 40, isLowerCase: true }) },
    );
    return made.ReplicationGroupId ?? '';
  },
  isReady: async (id, call) =>
    stillThere(await describe(id, call), `Replication group ${id}`).Status === 'available',
  read: async (id, call) => {
    const [group] = (await describe(id, call))?.NodeGroups ?? [];
    return {
      ReplicationGroupId: id,
      'PrimaryEndPoint.Address': group?.PrimaryEndpoint?.Address ?? '',
      'PrimaryEndPoint.Port': String(group?.PrimaryEndpoint?.Port ?? ''),
      'ReaderEndPoint.Address': group?.ReaderEndpoint?.Address ?? '',
    };
  },
  update: async (id, { before, after }, call) => {
    changesInPlace(TYPE, IN_PLACE, before, after);
    const settings = Object.entries(after).filter(([name]) => IN_PLACE.includes(name));
    await call.invoke('elasticache', 'ModifyReplicationGroup', {
      ...Object.fromEntries(settings),
      ReplicationGroupId: id,
    });
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('elasticache', 'DeleteReplicationGroup', { ReplicationGroupId: id }));
  },
  isGone: async (id, call) => (await describe(id, call)) === undefined,
  look: async (id, call) => {
    const found = await describe(id, call);
    return found === undefined ? undefined : await looked(found, call);
  },
  arn: (id, { account, region }) => `arn:aws:elasticache:${region}:${account}:replicationgroup:${id}`,
};

async function describe(id: string, call: ResourceCall): Promise<ReplicationGroup | undefined> {
  const found = await unlessMissing(
    call.invoke<{ ReplicationGroups: ReplicationGroup[] }>('elasticache', 'DescribeReplicationGroups', {
      ReplicationGroupId: id,
    }),
  );
  return found?.ReplicationGroups[0];
}

async function looked(found: ReplicationGroup, call: ResourceCall): Promise<Properties> {
  const { NodeGroups = [], MemberClusters = [] } = found;
  const node = await unlessMissing(
    call.invoke<{ CacheClusters: CacheCluster[] }>('elasticache', 'DescribeCacheClusters', {
      CacheClusterId: MemberClusters[0],
    }),
  );
  const zones = (NodeGroups[0]?.NodeGroupMembers ?? []).map(
    ({ PreferredAvailabilityZone = '' }) => PreferredAvailabilityZone,
  );
  return {
    ReplicationGroupId: found.ReplicationGroupId ?? '',
    ReplicationGroupDescription: found.Description ?? '',
    Engine: found.Engine ?? '',
    EngineVersion: node?.CacheClusters[0]?.EngineVersion ?? '',
    CacheNodeType: found.CacheNodeType ?? '',
    NumCacheClusters: MemberClusters.length,
    PreferredCacheClusterAZs: zones,
    AutomaticFailoverEnabled: found.AutomaticFailover === 'enabled',
    MultiAZEnabled: found.MultiAZ === 'enabled',
    AtRestEncryptionEnabled: found.AtRestEncryptionEnabled ?? false,
    TransitEncryptionEnabled: found.TransitEncryptionEnabled ?? false,
    KmsKeyId: found.KmsKeyId ?? '',
    SnapshotRetentionLimit: found.SnapshotRetentionLimit ?? 0,
    SnapshotWindow: found.SnapshotWindow ?? '',
  };
}
