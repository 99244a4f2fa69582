import type {
  DecreaseReplicaCountCommandInput,
  DecreaseReplicaCountCommandOutput,
  DescribeReplicationGroupsCommandInput,
  DescribeReplicationGroupsCommandOutput,
  ModifyReplicationGroupCommandInput,
  ModifyReplicationGroupCommandOutput,
} from '@aws-sdk/client-elasticache';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { forgetTags } from '../../world/tags.ts';
import { REMOVAL } from './cache-times.ts';
import { createReplicationGroup } from './create-group.ts';
import {
  findGroup,
  groupRows,
  nodeRows,
  nodesOf,
  pageMaximum,
  statusOf,
  type StoredGroup,
} from './stored-cache.ts';
import { groupView } from './views.ts';

/** Replication groups. */
export const groupOperations = {
  CreateReplicationGroup: createReplicationGroup,
  DescribeReplicationGroups: describeReplicationGroups,
  ModifyReplicationGroup: modifyReplicationGroup,
  DecreaseReplicaCount: decreaseReplicaCount,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function describeReplicationGroups(
  input: DescribeReplicationGroupsCommandInput,
  context: CallContext,
): Answer<DescribeReplicationGroupsCommandOutput> {
  const { ReplicationGroupId: id } = input;
  const rows = id === undefined ? groupRows(context.world, context).values() : [findGroup(id, context)];
  const { items, next } = page(rows, {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (row) => row.id,
    scope: id ?? '',
  });
  return { ReplicationGroups: items.map((row) => groupView(row, context.world, context)), Marker: next };
}

/** Whether a replica takes over by itself, and whether the group counts as Multi-AZ. */
function modifyReplicationGroup(
  input: ModifyReplicationGroupCommandInput,
  context: CallContext,
): Answer<ModifyReplicationGroupCommandOutput> {
  const row = availableGroup(input.ReplicationGroupId, context);
  const changed = {
    ...row,
    automaticFailover: input.AutomaticFailoverEnabled ?? row.automaticFailover,
    multiAz: input.MultiAZEnabled ?? row.multiAz,
    snapshotRetention: input.SnapshotRetentionLimit ?? row.snapshotRetention,
  };
  if (changed.multiAz && !changed.automaticFailover)
    throw new Fault(
      'InvalidParameterCombinationException',
      'Must specify automatic failover enabled with Multi-AZ enabled.',
    );
  if (changed.automaticFailover && nodesOf(context.world, context, row.id).length < 2)
    throw new Fault(
      'InvalidParameterCombinationException',
      `Replication group ${row.id} has no replica that could take over.`,
    );
  groupRows(context.world, context).set(row.id, changed);
  return { ReplicationGroup: groupView(changed, context.world, context) };
}

/** Takes replicas off, the last ones first. The last of all can go only once automatic failover is off. */
function decreaseReplicaCount(
  input: DecreaseReplicaCountCommandInput,
  context: CallContext,
): Answer<DecreaseReplicaCountCommandOutput> {
  const row = availableGroup(input.ReplicationGroupId, context);
  const replicas = nodesOf(context.world, context, row.id).filter(({ role }) => role === 'replica');
  const wanted = input.NewReplicaCount ?? replicas.length;
  if (wanted < 0 || wanted >= replicas.length)
    throw new Fault(
      'InvalidParameterValueException',
      `The new replica count must be below ${replicas.length}.`,
    );
  if (wanted === 0 && row.automaticFailover)
    throw new Fault(
      'InvalidParameterCombinationException',
      'A replication group with automatic failover keeps at least one replica.',
    );
  for (const { id, arn } of replicas.slice(wanted)) {
    nodeRows(context.world, context).delete(id);
    forgetTags(context.world, context, arn);
  }
  const until = dueAfter(context.world, REMOVAL);
  const changed = { ...row, change: changeUntil<StoredGroup>(until, 'modifying') };
  groupRows(context.world, context).set(row.id, changed);
  return { ReplicationGroup: groupView(changed, context.world, context) };
}

/** A group that nothing is under way with. Throws InvalidReplicationGroupState. */
export function availableGroup(id: string | undefined, context: CallContext): StoredGroup {
  const row = findGroup(id ?? '', context);
  if (statusOf(row) === 'available') return row;
  throw new Fault(
    'InvalidReplicationGroupStateFault',
    `Replication group ${row.id} has status ${statusOf(row)}, which is not valid for this operation.`,
  );
}
