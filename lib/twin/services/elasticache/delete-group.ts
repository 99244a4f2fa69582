import type {
  DeleteReplicationGroupCommandInput,
  DeleteReplicationGroupCommandOutput,
} from '@aws-sdk/client-elasticache';
import { type CallContext, Fault } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { REMOVAL } from './cache-times.ts';
import { availableGroup } from './groups.ts';
import { groupRows, nodeRows, nodesOf, type StoredGroup, type StoredNode } from './stored-cache.ts';
import { groupView } from './views.ts';

/** Takes a replication group away, with its nodes. */
export function deleteReplicationGroup(
  input: DeleteReplicationGroupCommandInput,
  context: CallContext,
): Omit<DeleteReplicationGroupCommandOutput, '$metadata'> {
  const { world } = context;
  if (input.RetainPrimaryCluster === true || input.FinalSnapshotIdentifier !== undefined)
    throw new Fault('NotImplemented', 'The twin deletes replication groups whole, without a snapshot.');
  const row = availableGroup(input.ReplicationGroupId, context);
  const until = dueAfter(world, REMOVAL);
  const deleting = { ...row, change: changeUntil<StoredGroup>(until, 'deleting', 'gone') };
  groupRows(world, context).set(row.id, deleting);
  for (const node of nodesOf(world, context, row.id))
    nodeRows(world, context).set(node.id, {
      ...node,
      change: changeUntil<StoredNode>(until, 'deleting', 'gone'),
    });
  return { ReplicationGroup: groupView(deleting, world, context) };
}
