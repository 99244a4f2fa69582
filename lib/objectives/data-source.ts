import type { RecoveryPoint } from '../estate/recovery-point.ts';
import type { FactKind } from '../inventory/facts.ts';

const FIELDS: {
  readonly [K in FactKind]?: { readonly call: string; readonly data: string; readonly ready: string };
} = {
  'backup.recovery-point': {
    call: 'backup:ListRecoveryPointsByBackupVault',
    data: 'CreationDate',
    ready: 'CompletionDate',
  },
  'rds.snapshot': { call: 'rds:DescribeDBSnapshots', data: 'SnapshotDatabaseTime', ready: 'Status' },
  'rds.cluster-snapshot': {
    call: 'rds:DescribeDBClusterSnapshots',
    data: 'SnapshotCreateTime',
    ready: 'Status',
  },
  'ec2.snapshot': { call: 'ec2:DescribeSnapshots', data: 'StartTime', ready: 'CompletionTime' },
  'rds.instance': {
    call: 'rds:DescribeDBInstances',
    data: 'LatestRestorableTime',
    ready: 'LatestRestorableTime',
  },
  'rds.cluster': {
    call: 'rds:DescribeDBClusters',
    data: 'LatestRestorableTime',
    ready: 'LatestRestorableTime',
  },
  'rds.automated-backup': {
    call: 'rds:DescribeDBInstanceAutomatedBackups',
    data: 'RestoreWindow.LatestTime',
    ready: 'RestoreWindow.LatestTime',
  },
};

/** The API field that says which moment a point holds. */
export function dataSource({ fact }: Pick<RecoveryPoint, 'fact'>): string {
  const field = FIELDS[fact.kind];
  return field === undefined ? fact.arn : `${field.call} ${field.data} of ${fact.arn}`;
}

/** The API field that says since when a point can be used. */
export function readySource({ fact }: Pick<RecoveryPoint, 'fact'>): string {
  const field = FIELDS[fact.kind];
  return field === undefined ? fact.arn : `${field.call} ${field.ready} of ${fact.arn}`;
}
