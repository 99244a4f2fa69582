import type {
  BackupPlansListMember,
  BackupSelectionsListMember,
  GetBackupPlanOutput,
  GetBackupSelectionOutput,
} from '@aws-sdk/client-backup';
import type { Reading } from '../aws/index.ts';
import { backupPlan, backupSelection } from './backup-facts.ts';
import { need } from './present.ts';
import type { Scope } from './scope.ts';
import { itemsOf, listing, type Source } from './source.ts';
import { tagsByArn } from './tagging.ts';

const PAGING = { tokens: { NextToken: 'NextToken' }, pageSize: ['MaxResults', 1_000] } as const;

const PLANS = listing<BackupPlansListMember>('backup', 'ListBackupPlans', 'BackupPlansList', PAGING);
const SELECTIONS = listing<BackupSelectionsListMember>(
  'backup',
  'ListBackupSelections',
  'BackupSelectionsList',
  PAGING,
);
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

interface ListedPlan {
  readonly arn: string;
  readonly id: string;
}

/** Reads plans, their rules and their selections as far as these are wanted. */
export async function collectPlans(scope: Scope): Promise<void> {
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
