import type {
  BackupVaultListMember,
  GetBackupVaultAccessPolicyOutput,
  RecoveryPointByBackupVault,
} from '@aws-sdk/client-backup';
import type { Reading } from '../aws/index.ts';
import { backupRecoveryPoint, backupVault } from './backup-facts.ts';
import type { BackupVault } from './facts.ts';
import type { Scope } from './scope.ts';
import { itemsOf, listing, type Source } from './source.ts';
import { tagsByArn } from './tagging.ts';

const PAGING = { tokens: { NextToken: 'NextToken' }, pageSize: ['MaxResults', 1_000] } as const;

const VAULTS = listing<BackupVaultListMember>('backup', 'ListBackupVaults', 'BackupVaultList', PAGING);
const POINTS = listing<RecoveryPointByBackupVault>(
  'backup',
  'ListRecoveryPointsByBackupVault',
  'RecoveryPoints',
  PAGING,
);
const POLICY: Source<GetBackupVaultAccessPolicyOutput, string> = {
  service: 'backup',
  operation: 'GetBackupVaultAccessPolicy',
  entries: ({ Policy }) => (Policy === undefined ? undefined : [Policy]),
};

/** Reads vaults, and with them their policies and recovery points as far as these are wanted. */
export async function collectVaults(scope: Scope): Promise<void> {
  if (!scope.wants('backup.vault') && !scope.wants('backup.recovery-point')) return;
  const vaults = await scope.read(VAULTS, backupVault);
  await Promise.all([keepVaults(scope, vaults), keepPoints(scope, vaults)]);
}

/** A vault whose policy cannot be read is still a vault: only its policy is unknown. */
async function keepVaults(scope: Scope, vaults: Reading<BackupVault>): Promise<void> {
  if (!scope.wants('backup.vault')) return;
  const tags = await tagsByArn(scope);
  const facts = await Promise.all(
    vaults.items.map(async (vault) => ({
      ...vault,
      tags: tags.of(vault.arn),
      ...(await policyOf(scope, vault)),
    })),
  );
  scope.keep('backup.vault', facts, [vaults]);
}

/** AWS answers "not found" for a vault without a policy. */
async function policyOf(scope: Scope, vault: BackupVault): Promise<{ policy?: string | null }> {
  const input = { BackupVaultName: vault.id };
  const reading = await scope.read(POLICY, (policy) => policy, {
    input,
    subject: vault.arn,
    mayBeMissing: true,
  });
  if (reading.failure?.reason === 'not-found') return { policy: null };
  const [policy] = reading.items;
  return policy === undefined ? {} : { policy };
}

async function keepPoints(scope: Scope, vaults: Reading<BackupVault>): Promise<void> {
  if (!scope.wants('backup.recovery-point')) return;
  const points = await Promise.all(
    vaults.items.map((vault) =>
      scope.read(POINTS, backupRecoveryPoint, { input: { BackupVaultName: vault.id } }),
    ),
  );
  scope.keep('backup.recovery-point', itemsOf(points), [vaults, ...points]);
}
