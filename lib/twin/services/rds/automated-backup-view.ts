import type { DBInstanceAutomatedBackup } from '@aws-sdk/client-rds';
import { hexId } from '../../world/identifier.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { replicationsOf } from './replication-row.ts';
import { restoreWindow } from './restore-window.ts';
import type { RetainedBackups } from './retained-backups.ts';
import type { StoredInstance } from './stored-instance.ts';

/** The automated backups of an instance that is there; undefined when they are off. */
export function activeBackup(
  instance: StoredInstance,
  world: World,
  place: Place,
): DBInstanceAutomatedBackup | undefined {
  if (instance.DBClusterIdentifier !== undefined || instance.backupsSince === undefined) return undefined;
  const window = restoreWindow(instance, world.clock.now());
  return {
    ...backupFields(instance),
    DBInstanceAutomatedBackupsArn: backupArn(instance.DbiResourceId, place),
    Region: place.region,
    Status: window === undefined ? 'creating' : 'active',
    ...(window === undefined
      ? {}
      : { RestoreWindow: { EarliestTime: window.earliest, LatestTime: window.latest } }),
    DBInstanceAutomatedBackupsReplications: replicationsOf(instance.DBInstanceArn, world),
  };
}

/** The automated backups that a deleted instance left behind. */
export function retainedBackup(row: RetainedBackups, place: Place): DBInstanceAutomatedBackup {
  return {
    ...backupFields(row.instance),
    DBInstanceAutomatedBackupsArn: backupArn(row.instance.DbiResourceId, place),
    Region: place.region,
    Status: 'retained',
    RestoreWindow: { EarliestTime: new Date(row.earliest), LatestTime: new Date(row.latest) },
  };
}

/** What the automated backups of an instance say about it, wherever they lie. */
export function backupFields(instance: StoredInstance): DBInstanceAutomatedBackup {
  return {
    DBInstanceArn: instance.DBInstanceArn,
    DbiResourceId: instance.DbiResourceId,
    DBInstanceIdentifier: instance.DBInstanceIdentifier,
    AllocatedStorage: instance.AllocatedStorage,
    Port: instance.Endpoint?.Port,
    AvailabilityZone: instance.AvailabilityZone,
    InstanceCreateTime: instance.InstanceCreateTime,
    MasterUsername: instance.MasterUsername,
    Engine: instance.Engine,
    EngineVersion: instance.EngineVersion,
    LicenseModel: instance.LicenseModel,
    StorageType: instance.StorageType,
    Encrypted: instance.StorageEncrypted,
    ...(instance.KmsKeyId === undefined ? {} : { KmsKeyId: instance.KmsKeyId }),
    BackupRetentionPeriod: instance.BackupRetentionPeriod,
    PreferredBackupWindow: instance.PreferredBackupWindow,
    BackupTarget: 'region',
  };
}

/** The ARN under which the automated backups of a resource stand in an account and Region. */
export function backupArn(resourceId: string, { account, region }: Place): string {
  return `arn:aws:rds:${region}:${account}:auto-backup:ab-${hexId(`${resourceId}|${region}`, 39)}`;
}
