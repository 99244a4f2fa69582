import type {
  DBClusterAutomatedBackup,
  DescribeDBClusterAutomatedBackupsCommandInput,
  DescribeDBClusterAutomatedBackupsCommandOutput,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import type { CallContext, OperationTable } from '../../service.ts';
import { hexId } from '../../world/identifier.ts';
import { clusterRows } from './cluster-row.ts';
import { applyFilters, type FilterNames, pageMaximum } from './filters.ts';
import { restoreWindow } from './restore-window.ts';
import type { StoredCluster } from './stored-cluster.ts';

/** What clusters can be restored to any moment from. */
export const clusterAutomatedBackupOperations = {
  DescribeDBClusterAutomatedBackups: describeDBClusterAutomatedBackups,
} satisfies OperationTable;

const FILTERS: FilterNames<DBClusterAutomatedBackup> = {
  status: (backup) => [backup.Status],
  'db-cluster-id': (backup) => [backup.DBClusterIdentifier, backup.DBClusterArn],
  'db-cluster-resource-id': (backup) => [backup.DbClusterResourceId],
};

function describeDBClusterAutomatedBackups(
  input: DescribeDBClusterAutomatedBackupsCommandInput,
  context: CallContext,
): Omit<DescribeDBClusterAutomatedBackupsCommandOutput, '$metadata'> {
  const { DBClusterIdentifier: id, DbClusterResourceId: resource } = input;
  const backups = [...clusterRows(context.world, context).values()]
    .filter((row) => id === undefined || row.DBClusterIdentifier === id.toLowerCase())
    .filter((row) => resource === undefined || row.DbClusterResourceId === resource)
    .map((row) => view(row, context));
  const { items, next } = page(applyFilters(backups, input.Filters, FILTERS), {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (backup) => backup.DBClusterArn ?? '',
    scope: JSON.stringify([id, resource, input.Filters]),
  });
  return { DBClusterAutomatedBackups: items, Marker: next };
}

function view(row: StoredCluster, { world, account, region }: CallContext): DBClusterAutomatedBackup {
  const window = restoreWindow(row, world.clock.now());
  return {
    DBClusterArn: row.DBClusterArn,
    DBClusterIdentifier: row.DBClusterIdentifier,
    DbClusterResourceId: row.DbClusterResourceId,
    DBClusterAutomatedBackupsArn: `arn:aws:rds:${region}:${account}:cluster-auto-backup:ab-${hexId(row.DbClusterResourceId, 39)}`,
    Region: region,
    Status: window === undefined ? 'creating' : 'active',
    ...(window === undefined
      ? {}
      : { RestoreWindow: { EarliestTime: window.earliest, LatestTime: window.latest } }),
    Engine: row.Engine,
    EngineVersion: row.EngineVersion,
    EngineMode: row.EngineMode,
    ClusterCreateTime: row.ClusterCreateTime,
    AvailabilityZones: row.AvailabilityZones,
    AllocatedStorage: row.AllocatedStorage,
    MasterUsername: row.MasterUsername,
    Port: row.Port,
    BackupRetentionPeriod: row.BackupRetentionPeriod,
    PreferredBackupWindow: row.PreferredBackupWindow,
    StorageEncrypted: row.StorageEncrypted,
    ...(row.KmsKeyId === undefined ? {} : { KmsKeyId: row.KmsKeyId }),
  };
}
