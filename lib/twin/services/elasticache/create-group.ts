import type {
  CreateReplicationGroupCommandInput,
  CreateReplicationGroupCommandOutput,
} from '@aws-sdk/client-elasticache';
import { type CallContext, Fault } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { addTags, tagMap } from '../../world/tags.ts';
import { zonesOf } from '../ec2/zones.ts';
import { managedKey, resolveKey } from '../kms/key-row.ts';
import { CREATION } from './cache-times.ts';
import { groupRows, nodeRows, type StoredGroup, type StoredNode } from './stored-cache.ts';
import { groupView } from './views.ts';

/** Makes a group of one shard: a primary in the first zone, and a replica in each further one. Its nodes take its tags over. */
export function createReplicationGroup(
  input: CreateReplicationGroupCommandInput,
  context: CallContext,
): Omit<CreateReplicationGroupCommandOutput, '$metadata'> {
  const id = (input.ReplicationGroupId ?? '').toLowerCase();
  const rows = groupRows(context.world, context);
  if (rows.has(id))
    throw new Fault('ReplicationGroupAlreadyExistsFault', `Replication group ${id} already exists.`);
  refuse(input);
  refuseZones(input, context);
  const group = newGroup(id, input, context);
  rows.set(id, group);
  const nodes = newNodes(group, input, context);
  for (const node of nodes) nodeRows(context.world, context).set(node.id, node);
  for (const { arn } of [group, ...nodes]) addTags(context.world, context, arn, tagMap(input.Tags));
  return { ReplicationGroup: groupView(group, context.world, context) };
}

function refuse(input: CreateReplicationGroupCommandInput): void {
  if ((input.NumNodeGroups ?? 1) > 1 || input.ClusterMode === 'enabled')
    throw new Fault('NotImplemented', 'The twin models replication groups of one shard.');
  const nodes = input.NumCacheClusters ?? 1;
  if (input.AutomaticFailoverEnabled === true && nodes < 2)
    throw new Fault(
      'InvalidParameterCombinationException',
      'Automatic failover is not supported for a replication group without replicas.',
    );
  if (input.MultiAZEnabled === true && input.AutomaticFailoverEnabled !== true)
    throw new Fault(
      'InvalidParameterCombinationException',
      'Must specify automatic failover enabled with Multi-AZ enabled.',
    );
}

function refuseZones(
  { PreferredCacheClusterAZs: asked = [] }: CreateReplicationGroupCommandInput,
  context: CallContext,
): void {
  const zones = zonesOf(context).map(({ name }) => name);
  const strange = asked.find((zone) => !zones.includes(zone));
  if (strange !== undefined)
    throw new Fault('InvalidParameterValueException', `${strange} is not a valid availability zone.`);
}

function newGroup(
  id: string,
  input: CreateReplicationGroupCommandInput,
  { world, account, region, ...context }: CallContext,
): StoredGroup {
  return {
    id,
    arn: `arn:aws:elasticache:${region}:${account}:replicationgroup:${id}`,
    description: input.ReplicationGroupDescription ?? '',
    engine: input.Engine ?? 'valkey',
    engineVersion: input.EngineVersion ?? '8.1.0',
    nodeType: input.CacheNodeType ?? 'cache.r7g.large',
    createdAt: world.clock.now(),
    automaticFailover: input.AutomaticFailoverEnabled === true,
    multiAz: input.MultiAZEnabled === true,
    snapshotRetention: input.SnapshotRetentionLimit ?? 0,
    snapshotWindow: input.SnapshotWindow ?? '04:00-05:00',
    encryption: encryptionFor(input, { world, account, region, ...context }),
    change: changeUntil<StoredGroup>(dueAfter(world, CREATION), 'creating'),
  };
}

function encryptionFor(
  { AtRestEncryptionEnabled = false, KmsKeyId }: CreateReplicationGroupCommandInput,
  context: CallContext,
): StoredGroup['encryption'] {
  if (!AtRestEncryptionEnabled) return { AtRestEncryptionEnabled };
  const key = KmsKeyId === undefined ? managedKey('elasticache', context) : resolveKey(KmsKeyId, context);
  if (key?.KeyState === 'Enabled') return { AtRestEncryptionEnabled, KmsKeyId: key.Arn };
  throw new Fault('InvalidParameterValueException', `The KMS key ${KmsKeyId} cannot be used.`);
}

function newNodes(
  { id: groupId, createdAt }: StoredGroup,
  { NumCacheClusters = 1, PreferredCacheClusterAZs = [] }: CreateReplicationGroupCommandInput,
  context: CallContext,
): StoredNode[] {
  const { world, account, region } = context;
  const zones = zonesOf(context).map(({ name }) => name);
  return Array.from({ length: NumCacheClusters }, (_, index) => {
    const id = `${groupId}-${String(index + 1).padStart(3, '0')}`;
    return {
      id,
      arn: `arn:aws:elasticache:${region}:${account}:cluster:${id}`,
      groupId,
      zone: PreferredCacheClusterAZs[index] ?? zones[index % zones.length] ?? `${region}a`,
      role: index === 0 ? 'primary' : 'replica',
      createdAt,
      change: changeUntil<StoredNode>(dueAfter(world, CREATION), 'creating'),
    };
  });
}
