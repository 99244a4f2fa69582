import type {
  DeleteBackupVaultLockConfigurationCommandInput,
  DeleteBackupVaultLockConfigurationCommandOutput,
  PutBackupVaultLockConfigurationCommandInput,
  PutBackupVaultLockConfigurationCommandOutput,
} from '@aws-sdk/client-backup';
import { plusSeconds } from '../../../base/instant.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { findVault, type StoredVault, vaultRows } from './vault-row.ts';

/** The lock of a vault. https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html */
export const vaultLockOperations = {
  PutBackupVaultLockConfiguration: putLock,
  DeleteBackupVaultLockConfiguration: deleteLock,
} satisfies OperationTable;

const DAY = 86_400;

function putLock(
  input: PutBackupVaultLockConfigurationCommandInput,
  context: CallContext,
): Omit<PutBackupVaultLockConfigurationCommandOutput, '$metadata'> {
  const vault = changeable(input.BackupVaultName, context);
  checkDays(input);
  const { MinRetentionDays, MaxRetentionDays, ChangeableForDays } = input;
  const now = context.world.clock.now();
  vaultRows(context.world, context).set(vault.name, {
    ...vault,
    lock: {
      minRetentionDays: MinRetentionDays,
      maxRetentionDays: MaxRetentionDays,
      // Only a cooling-off period makes the lock one that nobody can take off; without it any privileged user can.
      ...(ChangeableForDays === undefined ? {} : { lockDate: plusSeconds(now, ChangeableForDays * DAY) }),
    },
  });
  return {};
}

function checkDays({
  MinRetentionDays: least = 1,
  MaxRetentionDays: most = 36_500,
  ChangeableForDays: coolingOff = 3,
}: PutBackupVaultLockConfigurationCommandInput): void {
  const refuse = (why: string) => {
    throw new Fault('InvalidParameterValueException', why);
  };
  if (least < 1) refuse('MinRetentionDays must be at least 1.');
  if (most > 36_500) refuse('MaxRetentionDays must be at most 36500.');
  if (least > most) refuse('MinRetentionDays must not be greater than MaxRetentionDays.');
  if (coolingOff < 3) refuse('ChangeableForDays must be at least 3.');
}

function deleteLock(
  input: DeleteBackupVaultLockConfigurationCommandInput,
  context: CallContext,
): Omit<DeleteBackupVaultLockConfigurationCommandOutput, '$metadata'> {
  const { lock: _lock, ...rest } = changeable(input.BackupVaultName, context);
  vaultRows(context.world, context).set(rest.name, rest);
  return {};
}

/** The vault, unless its lock has become permanent. */
function changeable(name: string | undefined, context: CallContext): StoredVault {
  const vault = findVault(name, context);
  const lockDate = vault.lock?.lockDate;
  if (lockDate !== undefined && lockDate <= context.world.clock.now())
    throw new Fault(
      'InvalidRequestException',
      `The lock of backup vault ${vault.name} cannot be changed since ${lockDate}.`,
    );
  return vault;
}
