import type {
  DBClusterAutomatedBackup,
  DBClusterSnapshot,
  DBInstanceAutomatedBackup,
  DBSnapshot,
} from '@aws-sdk/client-rds';
import { parseArn } from '../base/arn.ts';
import type { RdsAutomatedBackup, RdsSnapshot } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, moment, need, present, tagsOf } from './present.ts';

/** A snapshot of an instance. A copy keeps the moment of the original in OriginalSnapshotCreateTime. */
export function rdsSnapshot(raw: DBSnapshot, seen: Sighting): RdsSnapshot {
  return {
    ...base(
      seen,
      need(raw.DBSnapshotArn, 'DBSnapshotArn'),
      need(raw.DBSnapshotIdentifier, 'DBSnapshotIdentifier'),
      tagsOf(raw.TagList),
    ),
    sourceId: need(raw.DBInstanceIdentifier, 'DBInstanceIdentifier'),
    snapshotType: raw.SnapshotType ?? '',
    status: raw.Status ?? '',
    encrypted: need(raw.Encrypted, 'Encrypted'),
    ...present({
      sourceResourceId: raw.DbiResourceId,
      copiedFrom: raw.SourceDBSnapshotIdentifier || undefined,
      dataTime: moment(raw.SnapshotDatabaseTime ?? raw.OriginalSnapshotCreateTime ?? raw.SnapshotCreateTime),
      createdAt: moment(raw.SnapshotCreateTime),
      keyArn: raw.KmsKeyId,
    }),
  };
}

/**
 * A snapshot of a cluster. Of a copy RDS does not tell when its data were: SnapshotCreateTime may be the moment of the copying,
 * so a copy has no data time here, and its source may lend it one.
 */
export function rdsClusterSnapshot(raw: DBClusterSnapshot, seen: Sighting): RdsSnapshot {
  const copiedFrom = raw.SourceDBClusterSnapshotArn || undefined;
  return {
    ...base(
      seen,
      need(raw.DBClusterSnapshotArn, 'DBClusterSnapshotArn'),
      need(raw.DBClusterSnapshotIdentifier, 'DBClusterSnapshotIdentifier'),
      tagsOf(raw.TagList),
    ),
    sourceId: need(raw.DBClusterIdentifier, 'DBClusterIdentifier'),
    snapshotType: raw.SnapshotType ?? '',
    status: raw.Status ?? '',
    encrypted: need(raw.StorageEncrypted, 'StorageEncrypted'),
    ...present({
      sourceResourceId: raw.DbClusterResourceId,
      copiedFrom,
      dataTime: copiedFrom === undefined ? moment(raw.SnapshotCreateTime) : undefined,
      createdAt: moment(raw.SnapshotCreateTime),
      keyArn: raw.KmsKeyId,
    }),
  };
}

/** The automated backup of an instance; in another Region, the replica of one. */
export function rdsInstanceBackup(raw: DBInstanceAutomatedBackup, seen: Sighting): RdsAutomatedBackup {
  const resourceId = need(raw.DbiResourceId, 'DbiResourceId');
  return automatedBackup(raw, seen, {
    arn: raw.DBInstanceAutomatedBackupsArn ?? backupArn(seen, `auto-backup:${resourceId}`),
    sourceArn: need(raw.DBInstanceArn, 'DBInstanceArn'),
    resourceId,
    kind: 'instance',
    encrypted: need(raw.Encrypted, 'Encrypted'),
  });
}

/** The automated backup of a cluster; in another Region, the replica of one. */
export function rdsClusterBackup(raw: DBClusterAutomatedBackup, seen: Sighting): RdsAutomatedBackup {
  const resourceId = need(raw.DbClusterResourceId, 'DbClusterResourceId');
  return automatedBackup(raw, seen, {
    arn: raw.DBClusterAutomatedBackupsArn ?? backupArn(seen, `cluster-auto-backup:${resourceId}`),
    sourceArn: need(raw.DBClusterArn, 'DBClusterArn'),
    resourceId,
    kind: 'cluster',
    encrypted: need(raw.StorageEncrypted, 'StorageEncrypted'),
  });
}

function automatedBackup(
  raw: DBInstanceAutomatedBackup | DBClusterAutomatedBackup,
  seen: Sighting,
  own: {
    arn: string;
    sourceArn: string;
    resourceId: string;
    kind: 'instance' | 'cluster';
    encrypted: boolean;
  },
): RdsAutomatedBackup {
  return {
    ...base(seen, own.arn, own.resourceId, tagsOf(raw.TagList)),
    sourceArn: own.sourceArn,
    sourceResourceId: own.resourceId,
    sourceKind: own.kind,
    sourceRegion: parseArn(own.sourceArn)?.region || (raw.Region ?? seen.region),
    status: raw.Status ?? '',
    retentionDays: raw.BackupRetentionPeriod ?? 0,
    encrypted: own.encrypted,
    ...present({
      earliest: moment(raw.RestoreWindow?.EarliestTime),
      latest: moment(raw.RestoreWindow?.LatestTime),
      keyArn: raw.KmsKeyId,
    }),
  };
}

function backupArn(seen: Sighting, resource: string): string {
  return `arn:${seen.partition}:rds:${seen.region}:${seen.account}:${resource}`;
}
