import type {
  DeleteBackupVaultAccessPolicyCommandInput,
  DeleteBackupVaultAccessPolicyCommandOutput,
  GetBackupVaultAccessPolicyCommandInput,
  GetBackupVaultAccessPolicyCommandOutput,
  PutBackupVaultAccessPolicyCommandInput,
  PutBackupVaultAccessPolicyCommandOutput,
} from '@aws-sdk/client-backup';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { parsePolicy } from './policy-text.ts';
import { findVault, vaultArn, vaultRows } from './vault-row.ts';

/** Who may do what with a vault. */
export const vaultPolicyOperations = {
  GetBackupVaultAccessPolicy: getPolicy,
  PutBackupVaultAccessPolicy: putPolicy,
  DeleteBackupVaultAccessPolicy: deletePolicy,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function getPolicy(
  input: GetBackupVaultAccessPolicyCommandInput,
  context: CallContext,
): Answer<GetBackupVaultAccessPolicyCommandOutput> {
  const { name, policy } = findVault(input.BackupVaultName, context);
  if (policy === undefined)
    throw new Fault('ResourceNotFoundException', `Backup vault ${name} has no access policy.`, {
      status: 404,
    });
  return { BackupVaultName: name, BackupVaultArn: vaultArn(name, context), Policy: policy };
}

function putPolicy(
  input: PutBackupVaultAccessPolicyCommandInput,
  context: CallContext,
): Answer<PutBackupVaultAccessPolicyCommandOutput> {
  const vault = findVault(input.BackupVaultName, context);
  const policy = input.Policy ?? '';
  if (parsePolicy(policy) === undefined)
    throw new Fault('InvalidParameterValueException', 'The policy document is not valid JSON.');
  vaultRows(context.world, context).set(vault.name, { ...vault, policy });
  return {};
}

function deletePolicy(
  input: DeleteBackupVaultAccessPolicyCommandInput,
  context: CallContext,
): Answer<DeleteBackupVaultAccessPolicyCommandOutput> {
  const { policy: _policy, ...rest } = findVault(input.BackupVaultName, context);
  vaultRows(context.world, context).set(rest.name, rest);
  return {};
}
