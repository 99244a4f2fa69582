import type {
  FailoverDBClusterCommandInput,
  FailoverDBClusterCommandOutput,
  RebootDBClusterCommandInput,
  RebootDBClusterCommandOutput,
} from '@aws-sdk/client-rds';
import { messageOf } from '../../../base/errors.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { isAvailable } from './availability.ts';
import { findCluster } from './cluster-row.ts';
import { ClusterStory, planClusterFailover, planClusterReboot } from './cluster-story.ts';
import { clusterView } from './cluster-view.ts';
import type { StoredCluster } from './stored-cluster.ts';

/** Making another member of a cluster its writer. */
export const clusterFailoverOperations = {
  FailoverDBCluster: failoverDBCluster,
  RebootDBCluster: rebootDBCluster,
} satisfies OperationTable;

function failoverDBCluster(
  input: FailoverDBClusterCommandInput,
  context: CallContext,
): Omit<FailoverDBClusterCommandOutput, '$metadata'> {
  const { world, account, region } = context;
  const row = availableCluster(input.DBClusterIdentifier, context);
  const id = row.DBClusterIdentifier;
  const target = targetOf(row, input.TargetDBInstanceIdentifier, context);
  if (!world.isActed) planClusterFailover(world, context, id, target);
  else {
    const story = new ClusterStory(world, context, id);
    story.failingOver();
    // Unasked, a Multi-AZ DB cluster promotes the standby that has received most, and that shows once its primary is gone.
    const isOpen = row.DBClusterInstanceClass !== undefined && input.TargetDBInstanceIdentifier === undefined;
    const whom = isOpen ? {} : { target };
    void world
      .act({ kind: 'database-failover', account, region, id, of: 'cluster', ...whom })
      .catch((error: unknown) => story.failed(messageOf(error)));
  }
  return { DBCluster: clusterView(findCluster(id, context), world, context) };
}

/** Only for Multi-AZ DB clusters, whose writer restarts in place: nothing fails over, and the readers go on. */
function rebootDBCluster(
  input: RebootDBClusterCommandInput,
  context: CallContext,
): Omit<RebootDBClusterCommandOutput, '$metadata'> {
  const { world, account, region } = context;
  const row = availableCluster(input.DBClusterIdentifier, context);
  const id = row.DBClusterIdentifier;
  if (row.DBClusterInstanceClass === undefined)
    throw new Fault(
      'InvalidDBClusterStateFault',
      `RebootDBCluster is not supported for ${row.Engine} clusters: reboot the instances of ${id}.`,
    );
  if (!world.isActed) planClusterReboot(world, context, id);
  else {
    const story = new ClusterStory(world, context, id);
    story.rebooting();
    void world
      .act({ kind: 'database-reboot', account, region, id, of: 'cluster' })
      .catch((error: unknown) => story.failed(messageOf(error)));
  }
  return { DBCluster: clusterView(findCluster(id, context), world, context) };
}

function availableCluster(identifier: string | undefined, context: CallContext): StoredCluster {
  const row = findCluster(identifier ?? '', context);
  if (isAvailable(row)) return row;
  throw new Fault(
    'InvalidDBClusterStateFault',
    `Database cluster ${row.DBClusterIdentifier} is not in available state.`,
  );
}

/** The member that is asked for, or that of the lowest promotion tier. */
function targetOf(row: StoredCluster, asked: string | undefined, context: CallContext): string {
  const members = clusterView(row, context.world, context).DBClusterMembers ?? [];
  const readers = members.filter((member) => member.IsClusterWriter !== true);
  const first = readers.toSorted((a, b) => (a.PromotionTier ?? 1) - (b.PromotionTier ?? 1))[0];
  const found =
    asked === undefined
      ? first
      : readers.find((member) => member.DBInstanceIdentifier === asked.toLowerCase());
  if (found?.DBInstanceIdentifier !== undefined) return found.DBInstanceIdentifier;
  if (asked === undefined)
    throw new Fault(
      'InvalidDBClusterStateFault',
      `Cluster ${row.DBClusterIdentifier} cannot be failed over: it has no reader.`,
    );
  throw new Fault(
    'InvalidDBInstanceStateFault',
    `${asked} is not a reader of the cluster ${row.DBClusterIdentifier}.`,
  );
}
