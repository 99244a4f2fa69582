import type {
  BackupPlansListMember,
  BackupSelectionsListMember,
  BackupVaultListMember,
  CopyJob,
  GetBackupPlanOutput,
  GetBackupSelectionOutput,
  GetBackupVaultAccessPolicyOutput,
  RecoveryPointByBackupVault,
} from '@aws-sdk/client-backup';
import type { Reading } from '../aws/index.ts';
import {
  backupCopyJob,
  backupPlan,
  backupRecoveryPoint,
  backupSelection,
  backupVault,
} from './backup-facts.ts';
import type { Collector } from './collector.ts';
import type { BackupVault } from './facts.ts';
import { need } from './present.ts';
import type { Scope } from './scope.ts';
import { itemsOf, listing, listKind, type Source } from './source.ts';
import { tagsByArn } from './tagging.ts';

/** AWS Backup: vaults with lock and policy, plans, selections, recovery points and copy jobs. */
export const backup: Collector = {
  service: 'backup',
  kinds: ['backup.vault', 'backup.plan', 'backup.selection', 'backup.recovery-point', 'backup.copy-job'],
  collect: async (scope) => {
    await Promise.all([
      collectVaults(scope),
      collectPlans(scope),
      listKind(scope, 'backup.copy-job', COPY_JOBS, backupCopyJob),
    ]);
  },
};

const PAGING = { tokens: { NextToken: 'NextToken' }, pageSize: ['MaxResults', 1_000] } as const;

const VAULTS = listing<BackupVaultListMember>('backup', 'ListBackupVaults', 'BackupVaultList', PAGING);
const POINTS = listing<RecoveryPointByBackupVault>(
  'backup',
  'ListRecoveryPointsByBackupVault',
  'RecoveryPoints',
  PAGING,
);
const COPY_JOBS = listing<CopyJob>('backup', 'ListCopyJobs', 'CopyJobs', PAGING);
const PLANS = listing<BackupPlansListMember>('backup', 'ListBackupPlans', 'BackupPlansList', PAGING);
const SELECTIONS = listing<BackupSelectionsListMember>(
  'backup',
  'ListBackupSelections',
  'BackupSelectionsList',
  PAGING,
);
const POLICY: Source<GetBackupVaultAccessPolicyOutput, string> = {
  service: 'backup',
  operation: 'GetBackupVaultAccessPolicy',
  entries: ({ Policy }) => (Policy === undefined ? undefined : [Policy]),
};
const PLAN: Source<GetBackupPlanOutput, GetBackupPlanOutput> = {
  service: 'backup',
  operation: 'GetBackupPlan',
  entries: (output) => (output.BackupPlan === undefined ? undefined : [output]),
};
const SELECTION: Source<GetBackupSelectionOutput, GetBackupSelectionOutput> = {
  service: 'backup',
  operation: 'GetBackupSelection',
  entries: (output) => (output.BackupSelection === undefined ? undefined : [output]),
};

async function collectVaults(scope: Scope): Promise<void> {
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

interface ListedPlan {
  readonly arn: string;
  readonly id: string;
}

async function collectPlans(scope: Scope): Promise<void> {
  if (!scope.wants('backup.plan') && !scope.wants('backup.selection')) return;
  const plans = await scope.read(PLANS, (raw) => ({
    arn: need(raw.BackupPlanArn, 'BackupPlanArn'),
    id: need(raw.BackupPlanId, 'BackupPlanId'),
  }));
  await Promise.all([keepPlans(scope, plans), keepSelections(scope, plans)]);
}

async function keepPlans(scope: Scope, plans: Reading<ListedPlan>): Promise<void> {
  if (!scope.wants('backup.plan')) return;
  const tags = await tagsByArn(scope);
  const shown = await Promise.all(
    plans.items.map((plan) =>
      scope.read(
        PLAN,
        (raw, seen) =>
          backupPlan(need(raw.BackupPlan, 'BackupPlan'), { ...plan, tags: tags.of(plan.arn) }, seen),
        { input: { BackupPlanId: plan.id } },
      ),
    ),
  );
  scope.keep('backup.plan', itemsOf(shown), [plans, ...shown]);
}

async function keepSelections(scope: Scope, plans: Reading<ListedPlan>): Promise<void> {
  if (!scope.wants('backup.selection')) return;
  const readings = await Promise.all(plans.items.map((plan) => selectionsOf(scope, plan)));
  scope.keep(
    'backup.selection',
    readings.flatMap(({ shown }) => itemsOf(shown)),
    [plans, ...readings.flatMap(({ listed, shown }) => [listed, ...shown])],
  );
}

async function selectionsOf(scope: Scope, plan: ListedPlan) {
  const input = { BackupPlanId: plan.id };
  const listed = await scope.read(SELECTIONS, (raw) => need(raw.SelectionId, 'SelectionId'), { input });
  const shown = await Promise.all(
    listed.items.map((id) =>
      scope.read(
        SELECTION,
        (raw, seen) =>
          backupSelection(
            need(raw.BackupSelection, 'BackupSelection'),
            { planArn: plan.arn, planId: plan.id, id },
            seen,
          ),
        { input: { ...input, SelectionId: id } },
      ),
    ),
  );
  return { listed, shown };
}
