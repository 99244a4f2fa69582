import type {
  CreateDBClusterSnapshotCommandInput,
  CreateDBClusterSnapshotCommandOutput,
  DBClusterSnapshot,
  DeleteDBClusterSnapshotCommandInput,
  DeleteDBClusterSnapshotCommandOutput,
  DescribeDBClusterSnapshotsCommandInput,
  DescribeDBClusterSnapshotsCommandOutput,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { forgetTags, tagList, tagMap, tagsOf } from '../../world/tags.ts';
import { automatedSnapshots } from './automated-snapshots.ts';
import { isAvailable } from './availability.ts';
import { clusterRows, findCluster } from './cluster-row.ts';
import {
  clusterSnapshotFields,
  clusterSnapshotName,
  clusterSnapshotRows,
  snapshotCluster,
  type StoredClusterSnapshot,
} from './cluster-snapshot-row.ts';
import { applyFilters, type FilterNames, pageMaximum } from './filters.ts';

/** Snapshots of DB clusters. */
export const clusterSnapshotOperations = {
  DescribeDBClusterSnapshots: describeDBClusterSnapshots,
  CreateDBClusterSnapshot: createDBClusterSnapshot,
  DeleteDBClusterSnapshot: deleteDBClusterSnapshot,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

const FILTERS: FilterNames<StoredClusterSnapshot> = {
  'db-cluster-id': (row) => [row.DBClusterIdentifier],
  'db-cluster-snapshot-id': (row) => [row.DBClusterSnapshotIdentifier, row.DBClusterSnapshotArn],
  'snapshot-type': (row) => [row.SnapshotType],
  engine: (row) => [row.Engine],
};

function describeDBClusterSnapshots(
  input: DescribeDBClusterSnapshotsCommandInput,
  context: CallContext,
): Answer<DescribeDBClusterSnapshotsCommandOutput> {
  const rows = allClusterSnapshots(context).filter((row) => asked(row, input));
  if (input.DBClusterSnapshotIdentifier !== undefined && rows.length === 0)
    throw new Fault(
      'DBClusterSnapshotNotFoundFault',
      `DBClusterSnapshot ${input.DBClusterSnapshotIdentifier} not found.`,
    );
  const { items, next } = page(applyFilters(rows, input.Filters, FILTERS), {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (row) => row.DBClusterSnapshotIdentifier,
    scope: JSON.stringify({ ...input, Marker: undefined, MaxRecords: undefined }),
  });
  return { DBClusterSnapshots: items.map((row) => clusterSnapshotView(row, context)), Marker: next };
}

function allClusterSnapshots(context: CallContext): StoredClusterSnapshot[] {
  const { world } = context;
  const automated = [...clusterRows(world, context).values()].flatMap((cluster) =>
    automatedSnapshots(cluster, cluster.DBClusterIdentifier, world.clock.now()).map(
      ({ identifier, takenAt }) => ({
        ...clusterSnapshotFields(cluster),
        ...clusterSnapshotName(identifier, context),
        SnapshotType: 'automated',
        SnapshotCreateTime: takenAt,
      }),
    ),
  );
  return [...clusterSnapshotRows(world, context).values(), ...automated];
}

function asked(row: StoredClusterSnapshot, input: DescribeDBClusterSnapshotsCommandInput): boolean {
  const { DBClusterIdentifier, DBClusterSnapshotIdentifier, DbClusterResourceId, SnapshotType } = input;
  if (SnapshotType !== undefined && row.SnapshotType !== SnapshotType) return false;
  if (DbClusterResourceId !== undefined && row.DbClusterResourceId !== DbClusterResourceId) return false;
  if (DBClusterIdentifier !== undefined && row.DBClusterIdentifier !== DBClusterIdentifier.toLowerCase())
    return false;
  return (
    DBClusterSnapshotIdentifier === undefined ||
    row.DBClusterSnapshotArn === DBClusterSnapshotIdentifier ||
    row.DBClusterSnapshotIdentifier === DBClusterSnapshotIdentifier.toLowerCase()
  );
}

function clusterSnapshotView(row: StoredClusterSnapshot, context: CallContext): DBClusterSnapshot {
  const { change, ...fields } = row;
  const source = clusterRows(context.world, context).get(row.DBClusterIdentifier);
  const inherits = row.SnapshotType === 'automated' && source?.CopyTagsToSnapshot === true;
  const arn = inherits ? source.DBClusterArn : row.DBClusterSnapshotArn;
  return {
    ...fields,
    Status: change?.status ?? 'available',
    PercentProgress: change === undefined ? 100 : 0,
    TagList: tagList(tagsOf(context.world, context, arn)),
  };
}

function createDBClusterSnapshot(
  input: CreateDBClusterSnapshotCommandInput,
  context: CallContext,
): Answer<CreateDBClusterSnapshotCommandOutput> {
  const cluster = findCluster(input.DBClusterIdentifier ?? '', context);
  if (!isAvailable(cluster))
    throw new Fault(
      'InvalidDBClusterStateFault',
      `Database cluster ${cluster.DBClusterIdentifier} is not in available state.`,
    );
  const row = snapshotCluster(cluster, input.DBClusterSnapshotIdentifier ?? '', tagMap(input.Tags), context);
  return { DBClusterSnapshot: clusterSnapshotView(row, context) };
}

function deleteDBClusterSnapshot(
  input: DeleteDBClusterSnapshotCommandInput,
  context: CallContext,
): Answer<DeleteDBClusterSnapshotCommandOutput> {
  const id = (input.DBClusterSnapshotIdentifier ?? '').toLowerCase();
  const row = allClusterSnapshots(context).find((each) => each.DBClusterSnapshotIdentifier === id);
  if (row === undefined)
    throw new Fault('DBClusterSnapshotNotFoundFault', `DBClusterSnapshot ${id} not found.`);
  if (row.SnapshotType === 'automated' || id.startsWith('awsbackup:'))
    throw new Fault('InvalidDBClusterSnapshotStateFault', `Snapshot ${id} cannot be deleted by hand.`);
  const view = clusterSnapshotView(row, context);
  clusterSnapshotRows(context.world, context).delete(id);
  forgetTags(context.world, context, row.DBClusterSnapshotArn);
  return { DBClusterSnapshot: { ...view, Status: 'deleted' } };
}
