import type {
  DeleteDBClusterCommandInput,
  DeleteDBClusterCommandOutput,
  DescribeDBClustersCommandInput,
  DescribeDBClustersCommandOutput,
  ModifyDBClusterCommandInput,
  ModifyDBClusterCommandOutput,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { isAvailable } from './availability.ts';
import { snapshotCluster } from './cluster-snapshot-row.ts';
import { clusterRows, findCluster } from './cluster-row.ts';
import { clusterView, membersOf } from './cluster-view.ts';
import { clusterRetention, createDBCluster } from './create-cluster.ts';
import { applyFilters, type FilterNames, pageMaximum } from './filters.ts';
import { instanceRows } from './instance-row.ts';
import type { StoredCluster } from './stored-cluster.ts';
import type { StoredInstance } from './stored-instance.ts';

/** DB clusters: Aurora's, and Multi-AZ ones with two readable standbys. */
export const clusterOperations = {
  DescribeDBClusters: describeDBClusters,
  CreateDBCluster: createDBCluster,
  ModifyDBCluster: modifyDBCluster,
  DeleteDBCluster: deleteDBCluster,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

const FILTERS: FilterNames<StoredCluster> = {
  'clone-group-id': (row) => [row.CloneGroupId],
  'db-cluster-id': (row) => [row.DBClusterIdentifier, row.DBClusterArn],
  'db-cluster-resource-id': (row) => [row.DbClusterResourceId],
  domain: () => [],
  engine: (row) => [row.Engine],
};

function describeDBClusters(
  input: DescribeDBClustersCommandInput,
  context: CallContext,
): Answer<DescribeDBClustersCommandOutput> {
  const rows =
    input.DBClusterIdentifier === undefined
      ? [...clusterRows(context.world, context).values()]
      : [findCluster(input.DBClusterIdentifier, context)];
  const { items, next } = page(applyFilters(rows, input.Filters, FILTERS), {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (row) => row.DBClusterIdentifier,
    scope: JSON.stringify([input.DBClusterIdentifier, input.Filters]),
  });
  return { DBClusters: items.map((row) => clusterView(row, context.world, context)), Marker: next };
}

function modifyDBCluster(
  input: ModifyDBClusterCommandInput,
  context: CallContext,
): Answer<ModifyDBClusterCommandOutput> {
  const row = findCluster(input.DBClusterIdentifier ?? '', context);
  if (!isAvailable(row))
    throw new Fault(
      'InvalidDBClusterStateFault',
      `Database cluster ${row.DBClusterIdentifier} is not in available state.`,
    );
  const BackupRetentionPeriod = clusterRetention(input.BackupRetentionPeriod ?? row.BackupRetentionPeriod);
  const changed: StoredCluster = {
    ...row,
    BackupRetentionPeriod,
    DeletionProtection: input.DeletionProtection ?? row.DeletionProtection,
    PreferredBackupWindow: input.PreferredBackupWindow ?? row.PreferredBackupWindow,
    CopyTagsToSnapshot: input.CopyTagsToSnapshot ?? row.CopyTagsToSnapshot ?? false,
  };
  clusterRows(context.world, context).set(row.DBClusterIdentifier, changed);
  const instances = instanceRows(context.world, context);
  for (const member of membersOf(row, context.world, context))
    instances.set(member.DBInstanceIdentifier, { ...member, BackupRetentionPeriod });
  return { DBCluster: clusterView(changed, context.world, context) };
}

const DELETION_SECONDS = 120;

function deleteDBCluster(
  input: DeleteDBClusterCommandInput,
  context: CallContext,
): Answer<DeleteDBClusterCommandOutput> {
  const row = findCluster(input.DBClusterIdentifier ?? '', context);
  refuseDeletion(row, input, context);
  if (input.FinalDBSnapshotIdentifier !== undefined)
    snapshotCluster(row, input.FinalDBSnapshotIdentifier, {}, context);
  const deleting: StoredCluster = {
    ...row,
    change: changeUntil<StoredCluster>(dueAfter(context.world, DELETION_SECONDS), 'deleting', 'gone'),
  };
  clusterRows(context.world, context).set(row.DBClusterIdentifier, deleting);
  if (row.DBClusterInstanceClass !== undefined) deleteMembers(row, context);
  return { DBCluster: clusterView(deleting, context.world, context) };
}

/** Those of a Multi-AZ DB cluster go with it. */
function deleteMembers(row: StoredCluster, context: CallContext): void {
  const instances = instanceRows(context.world, context);
  const until = dueAfter(context.world, DELETION_SECONDS);
  for (const member of membersOf(row, context.world, context))
    instances.set(member.DBInstanceIdentifier, {
      ...member,
      change: changeUntil<StoredInstance>(until, 'deleting', 'gone'),
    });
}

function refuseDeletion(row: StoredCluster, input: DeleteDBClusterCommandInput, context: CallContext): void {
  if (row.DeletionProtection)
    throw new Fault(
      'InvalidParameterCombination',
      'Cannot delete protected Cluster, please disable deletion protection and try again.',
    );
  const members = row.DBClusterInstanceClass === undefined ? membersOf(row, context.world, context) : [];
  if (members.some((member) => member.change?.status !== 'deleting'))
    throw new Fault(
      'InvalidDBClusterStateFault',
      'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    );
  if (input.SkipFinalSnapshot !== true && input.FinalDBSnapshotIdentifier === undefined)
    throw new Fault(
      'InvalidParameterCombination',
      'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    );
}
