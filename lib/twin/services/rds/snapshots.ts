import type {
  CreateDBSnapshotCommandInput,
  CreateDBSnapshotCommandOutput,
  DeleteDBSnapshotCommandInput,
  DeleteDBSnapshotCommandOutput,
  DescribeDBSnapshotsCommandInput,
  DescribeDBSnapshotsCommandOutput,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { forgetTags, tagMap } from '../../world/tags.ts';
import { allSnapshots } from './all-snapshots.ts';
import { isAvailable } from './availability.ts';
import { copyDBSnapshot } from './copy-snapshot.ts';
import { applyFilters, type FilterNames, pageMaximum } from './filters.ts';
import { findInstance } from './instance-row.ts';
import { snapshotInstance, snapshotRows, type StoredSnapshot } from './snapshot-row.ts';
import { snapshotView } from './snapshot-view.ts';

/** Snapshots of DB instances: manual, automated, and those that AWS Backup made. */
export const snapshotOperations = {
  DescribeDBSnapshots: describeDBSnapshots,
  CreateDBSnapshot: createDBSnapshot,
  CopyDBSnapshot: copyDBSnapshot,
  DeleteDBSnapshot: deleteDBSnapshot,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

const FILTERS: FilterNames<StoredSnapshot> = {
  'db-instance-id': (row) => [row.DBInstanceIdentifier],
  'db-snapshot-id': (row) => [row.DBSnapshotIdentifier, row.DBSnapshotArn],
  'dbi-resource-id': (row) => [row.DbiResourceId],
  'snapshot-type': (row) => [row.SnapshotType],
  engine: (row) => [row.Engine],
};

function describeDBSnapshots(
  input: DescribeDBSnapshotsCommandInput,
  context: CallContext,
): Answer<DescribeDBSnapshotsCommandOutput> {
  const rows = allSnapshots(context.world, context).filter((row) => asked(row, input));
  if (input.DBSnapshotIdentifier !== undefined && rows.length === 0)
    throw new Fault('DBSnapshotNotFoundFault', `DBSnapshot ${input.DBSnapshotIdentifier} not found.`);
  const { items, next } = page(applyFilters(rows, input.Filters, FILTERS), {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (row) => row.DBSnapshotIdentifier,
    scope: JSON.stringify({ ...input, Marker: undefined, MaxRecords: undefined }),
  });
  return { DBSnapshots: items.map((row) => snapshotView(row, context)), Marker: next };
}

function asked(row: StoredSnapshot, input: DescribeDBSnapshotsCommandInput): boolean {
  const { DBInstanceIdentifier, DBSnapshotIdentifier, DbiResourceId, SnapshotType } = input;
  if (SnapshotType !== undefined && row.SnapshotType !== SnapshotType) return false;
  if (DbiResourceId !== undefined && row.DbiResourceId !== DbiResourceId) return false;
  if (DBInstanceIdentifier !== undefined && row.DBInstanceIdentifier !== DBInstanceIdentifier.toLowerCase())
    return false;
  return (
    DBSnapshotIdentifier === undefined ||
    row.DBSnapshotArn === DBSnapshotIdentifier ||
    row.DBSnapshotIdentifier === DBSnapshotIdentifier.toLowerCase()
  );
}

function createDBSnapshot(
  input: CreateDBSnapshotCommandInput,
  context: CallContext,
): Answer<CreateDBSnapshotCommandOutput> {
  const instance = findInstance(input.DBInstanceIdentifier ?? '', context);
  if (!isAvailable(instance))
    throw new Fault(
      'InvalidDBInstanceStateFault',
      `Cannot create a snapshot because the database instance ${instance.DBInstanceIdentifier} is not currently in the available state.`,
    );
  const row = snapshotInstance(instance, input.DBSnapshotIdentifier ?? '', tagMap(input.Tags), context);
  return { DBSnapshot: snapshotView(row, context) };
}

function deleteDBSnapshot(
  input: DeleteDBSnapshotCommandInput,
  context: CallContext,
): Answer<DeleteDBSnapshotCommandOutput> {
  const id = (input.DBSnapshotIdentifier ?? '').toLowerCase();
  const row = snapshotRows(context.world, context).get(id);
  if (row === undefined) {
    if (allSnapshots(context.world, context).some((each) => each.DBSnapshotIdentifier === id))
      throw new Fault('InvalidDBSnapshotStateFault', 'Automated snapshots cannot be deleted by hand.');
    throw new Fault('DBSnapshotNotFoundFault', `DBSnapshot ${id} not found.`);
  }
  if (row.SnapshotType === 'awsbackup')
    throw new Fault('InvalidDBSnapshotStateFault', 'Snapshots that AWS Backup manages are deleted there.');
  const view = snapshotView(row, context);
  snapshotRows(context.world, context).delete(id);
  forgetTags(context.world, context, row.DBSnapshotArn);
  return { DBSnapshot: { ...view, Status: 'deleted' } };
}
