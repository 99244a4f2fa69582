import type { CalculatedLifecycle, RecoveryPointByBackupVault } from '@aws-sdk/client-backup';
import { type CallContext } from '../../service.ts';
import { deletionOf, type StoredPoint } from './point-row.ts';
import { vaultArn } from './vault-row.ts';

/** A recovery point as ListRecoveryPointsByBackupVault shows it at this moment. */
export function pointView(point: StoredPoint, context: CallContext): RecoveryPointByBackupVault {
  const completed = point.completesAt <= context.world.clock.now();
  return {
    RecoveryPointArn: point.arn,
    BackupVaultName: point.vaultName,
    BackupVaultArn: vaultArn(point.vaultName, context),
    ...(point.sourceVaultArn === undefined ? {} : { SourceBackupVaultArn: point.sourceVaultArn }),
    ResourceArn: point.resourceArn,
    ResourceType: point.resourceType,
    ResourceName: point.resourceName,
    ...(point.createdBy === undefined ? {} : { CreatedBy: point.createdBy }),
    IamRoleArn: point.roleArn,
    Status: completed ? 'COMPLETED' : 'CREATING',
    CreationDate: new Date(point.createdAt),
    InitiationDate: new Date(point.createdAt),
    ...(completed ? { CompletionDate: new Date(point.completesAt) } : {}),
    BackupSizeInBytes: point.sizeBytes,
    ...(point.lifecycle === undefined ? {} : { Lifecycle: point.lifecycle }),
    CalculatedLifecycle: calculatedLifecycle(point),
    IsEncrypted: point.encrypted,
    ...(point.keyArn === undefined ? {} : { EncryptionKeyArn: point.keyArn }),
    IsParent: false,
    VaultType: 'BACKUP_VAULT',
  };
}

/** The dates that follow from a point's lifecycle. */
export function calculatedLifecycle(point: StoredPoint): CalculatedLifecycle {
  const deletion = deletionOf(point);
  return deletion === undefined ? {} : { DeleteAt: new Date(deletion) };
}
