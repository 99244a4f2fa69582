import type {
  DeleteDBInstanceCommandInput,
  DeleteDBInstanceCommandOutput,
  DescribeDBInstancesCommandInput,
  DescribeDBInstancesCommandOutput,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { findCluster } from './cluster-row.ts';
import { createDBInstance } from './create-instance.ts';
import { recordEvent } from './event-log.ts';
import { applyFilters, type FilterNames, pageMaximum } from './filters.ts';
import { findInstance, instanceRows } from './instance-row.ts';
import { instanceView } from './instance-view.ts';
import { modifyDBInstance } from './modify-instance.ts';
import { endReplications } from './replication-row.ts';
import { snapshotInstance } from './snapshot-row.ts';
import type { StoredInstance } from './stored-instance.ts';

/** DB instances, Aurora's members included. */
export const instanceOperations = {
  DescribeDBInstances: describeDBInstances,
  CreateDBInstance: createDBInstance,
  ModifyDBInstance: modifyDBInstance,
  DeleteDBInstance: deleteDBInstance,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

const FILTERS: FilterNames<StoredInstance> = {
  'db-cluster-id': (row) => [row.DBClusterIdentifier],
  'db-instance-id': (row) => [row.DBInstanceIdentifier, row.DBInstanceArn],
  'dbi-resource-id': (row) => [row.DbiResourceId],
  domain: () => [],
  engine: (row) => [row.Engine],
};

function describeDBInstances(
  input: DescribeDBInstancesCommandInput,
  context: CallContext,
): Answer<DescribeDBInstancesCommandOutput> {
  const rows =
    input.DBInstanceIdentifier === undefined
      ? [...instanceRows(context.world, context).values()]
      : [findInstance(input.DBInstanceIdentifier, context)];
  const { items, next } = page(applyFilters(rows, input.Filters, FILTERS), {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (row) => row.DBInstanceIdentifier,
    scope: JSON.stringify([input.DBInstanceIdentifier, input.Filters]),
  });
  return { DBInstances: items.map((row) => instanceView(row, context.world, context)), Marker: next };
}

const DELETION_SECONDS = 120;

function deleteDBInstance(
  input: DeleteDBInstanceCommandInput,
  context: CallContext,
): Answer<DeleteDBInstanceCommandOutput> {
  const row = findInstance(input.DBInstanceIdentifier ?? '', context);
  const cluster = row.DBClusterIdentifier;
  if (cluster !== undefined && findCluster(cluster, context).DBClusterInstanceClass !== undefined)
    throw new Fault(
      'InvalidDBInstanceStateFault',
      `${row.DBInstanceIdentifier} is part of the Multi-AZ DB cluster ${cluster}: delete that instead.`,
    );
  refuseDeletion(row, input);
  if (input.FinalDBSnapshotIdentifier !== undefined)
    snapshotInstance(row, input.FinalDBSnapshotIdentifier, {}, context);
  const deleting: StoredInstance = {
    ...row,
    keepsBackups: input.DeleteAutomatedBackups === false,
    change: changeUntil<StoredInstance>(dueAfter(context.world, DELETION_SECONDS), 'deleting', 'gone'),
  };
  instanceRows(context.world, context).set(row.DBInstanceIdentifier, deleting);
  endReplications(row, context.world);
  recordEvent(context, {
    type: 'db-instance',
    id: row.DBInstanceIdentifier,
    arn: row.DBInstanceArn,
    category: 'deletion',
    message: 'DB instance deleted',
  });
  return { DBInstance: instanceView(deleting, context.world, context) };
}

function refuseDeletion(row: StoredInstance, input: DeleteDBInstanceCommandInput): void {
  if (row.DeletionProtection)
    throw new Fault(
      'InvalidParameterCombination',
      'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    );
  if (row.change?.status === 'deleting')
    throw new Fault(
      'InvalidDBInstanceStateFault',
      `Instance ${row.DBInstanceIdentifier} is already being deleted.`,
    );
  const finalSnapshot = input.FinalDBSnapshotIdentifier !== undefined;
  const skips = input.SkipFinalSnapshot === true || row.DBClusterIdentifier !== undefined;
  if (!skips && !finalSnapshot)
    throw new Fault(
      'InvalidParameterCombination',
      'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    );
  if (input.SkipFinalSnapshot === true && finalSnapshot)
    throw new Fault(
      'InvalidParameterCombination',
      'FinalDBSnapshotIdentifier can not be specified when deleting with SkipFinalSnapshot.',
    );
}
