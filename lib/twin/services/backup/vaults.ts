import type {
  CreateBackupVaultCommandInput,
  CreateBackupVaultCommandOutput,
  DeleteBackupVaultCommandInput,
  DeleteBackupVaultCommandOutput,
  DescribeBackupVaultCommandInput,
  DescribeBackupVaultCommandOutput,
  ListBackupVaultsCommandInput,
  ListBackupVaultsCommandOutput,
} from '@aws-sdk/client-backup';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { addTags, forgetTags } from '../../world/tags.ts';
import { managedKey, resolveKey } from '../kms/key-row.ts';
import { pointRows } from './point-row.ts';
import { findVault, type StoredVault, vaultArn, vaultRows } from './vault-row.ts';

/** Backup vaults. */
export const vaultOperations = {
  CreateBackupVault: createBackupVault,
  DescribeBackupVault: describeBackupVault,
  ListBackupVaults: listBackupVaults,
  DeleteBackupVault: deleteBackupVault,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function createBackupVault(
  input: CreateBackupVaultCommandInput,
  context: CallContext,
): Answer<CreateBackupVaultCommandOutput> {
  const { world } = context;
  const name = input.BackupVaultName ?? '';
  if (!/^[a-zA-Z0-9\-_]{2,50}$/.test(name))
    throw new Fault('InvalidParameterValueException', `Invalid backup vault name: ${name}`);
  if (vaultRows(world, context).has(name))
    throw new Fault('AlreadyExistsException', `Backup vault with the same name already exists: ${name}`);
  const row: StoredVault = { name, keyArn: keyArnFor(input, context), createdAt: world.clock.now() };
  vaultRows(world, context).set(name, row);
  addTags(world, context, vaultArn(name, context), input.BackupVaultTags ?? {});
  return {
    BackupVaultName: name,
    BackupVaultArn: vaultArn(name, context),
    CreationDate: new Date(row.createdAt),
  };
}

function keyArnFor({ EncryptionKeyArn }: CreateBackupVaultCommandInput, context: CallContext): string {
  const key =
    EncryptionKeyArn === undefined ? managedKey('backup', context) : resolveKey(EncryptionKeyArn, context);
  if (key !== undefined) return key.Arn;
  throw new Fault('InvalidParameterValueException', `The KMS key ${EncryptionKeyArn} cannot be used.`);
}

function describeBackupVault(
  input: DescribeBackupVaultCommandInput,
  context: CallContext,
): Answer<DescribeBackupVaultCommandOutput> {
  return view(findVault(input.BackupVaultName, context), context);
}

function listBackupVaults(
  input: ListBackupVaultsCommandInput,
  context: CallContext,
): Answer<ListBackupVaultsCommandOutput> {
  const ordinary = input.ByVaultType === undefined || input.ByVaultType === 'BACKUP_VAULT';
  const vaults = ordinary && input.ByShared !== true ? vaultRows(context.world, context).values() : [];
  const { items, next } = page(vaults, {
    token: input.NextToken,
    max: input.MaxResults,
    limit: 1_000,
    context,
    id: (vault) => vault.name,
    scope: input.ByVaultType ?? '',
  });
  return { BackupVaultList: items.map((vault) => view(vault, context)), NextToken: next };
}

function view(vault: StoredVault, context: CallContext) {
  const { lock } = vault;
  const points = pointRows(context.world, context).values();
  return {
    BackupVaultName: vault.name,
    BackupVaultArn: vaultArn(vault.name, context),
    VaultType: 'BACKUP_VAULT' as const,
    VaultState: 'AVAILABLE' as const,
    CreationDate: new Date(vault.createdAt),
    EncryptionKeyArn: vault.keyArn,
    EncryptionKeyType: 'CUSTOMER_MANAGED_KMS_KEY' as const,
    NumberOfRecoveryPoints: [...points].filter((point) => point.vaultName === vault.name).length,
    Locked: lock !== undefined,
    ...(lock?.minRetentionDays === undefined ? {} : { MinRetentionDays: lock.minRetentionDays }),
    ...(lock?.maxRetentionDays === undefined ? {} : { MaxRetentionDays: lock.maxRetentionDays }),
    ...(lock?.lockDate === undefined ? {} : { LockDate: new Date(lock.lockDate) }),
  };
}

function deleteBackupVault(
  input: DeleteBackupVaultCommandInput,
  context: CallContext,
): Answer<DeleteBackupVaultCommandOutput> {
  const { name } = findVault(input.BackupVaultName, context);
  if ([...pointRows(context.world, context).values()].some((point) => point.vaultName === name))
    throw new Fault(
      'InvalidRequestException',
      'Backup vault cannot be deleted because it contains recovery points.',
    );
  vaultRows(context.world, context).delete(name);
  forgetTags(context.world, context, vaultArn(name, context));
  return {};
}
