import type {
  CreateBackupPlanCommandInput,
  CreateBackupPlanCommandOutput,
  DeleteBackupPlanCommandInput,
  DeleteBackupPlanCommandOutput,
  GetBackupPlanCommandInput,
  GetBackupPlanCommandOutput,
  ListBackupPlansCommandInput,
  ListBackupPlansCommandOutput,
  UpdateBackupPlanCommandInput,
  UpdateBackupPlanCommandOutput,
} from '@aws-sdk/client-backup';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { uuidOf } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { addTags, forgetTags } from '../../world/tags.ts';
import { findPlan, planArn, type StoredPlan } from './plan-row.ts';
import { plannedRules } from './plan-rules.ts';

/** Backup plans: what is backed up when, for how long, and where copies go. */
export const planOperations = {
  CreateBackupPlan: createBackupPlan,
  UpdateBackupPlan: updateBackupPlan,
  GetBackupPlan: getBackupPlan,
  ListBackupPlans: listBackupPlans,
  DeleteBackupPlan: deleteBackupPlan,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function createBackupPlan(
  input: CreateBackupPlanCommandInput,
  context: CallContext,
): Answer<CreateBackupPlanCommandOutput> {
  const { world, account, region } = context;
  const name = input.BackupPlan?.BackupPlanName ?? '';
  const id = uuidOf(nextOf(world, context, `backup-plan ${name}`));
  const row: StoredPlan = {
    id,
    name,
    version: 1,
    versionId: versionId(id, 1),
    rules: plannedRules(input.BackupPlan?.Rules, id, context),
    createdAt: world.clock.now(),
    carriedOutUntil: world.clock.now(),
  };
  world.table('backup.plan', account, region).set(id, row);
  addTags(world, context, planArn(id, context), input.BackupPlanTags ?? {});
  return identity(row, context);
}

function updateBackupPlan(
  input: UpdateBackupPlanCommandInput,
  context: CallContext,
): Answer<UpdateBackupPlanCommandOutput> {
  const { world, account, region } = context;
  const plan = findPlan(input.BackupPlanId, context);
  const version = plan.version + 1;
  const row: StoredPlan = {
    ...plan,
    name: input.BackupPlan?.BackupPlanName ?? plan.name,
    version,
    versionId: versionId(plan.id, version),
    rules: plannedRules(input.BackupPlan?.Rules, plan.id, context),
  };
  world.table('backup.plan', account, region).set(plan.id, row);
  return identity(row, context);
}

function versionId(id: string, version: number): string {
  return uuidOf(`${id}|version ${version}`);
}

function identity(row: StoredPlan, context: CallContext) {
  return {
    BackupPlanId: row.id,
    BackupPlanArn: planArn(row.id, context),
    CreationDate: new Date(row.createdAt),
    VersionId: row.versionId,
  };
}

function getBackupPlan(
  input: GetBackupPlanCommandInput,
  context: CallContext,
): Answer<GetBackupPlanCommandOutput> {
  const row = findPlan(input.BackupPlanId, context);
  if (input.VersionId !== undefined && input.VersionId !== row.versionId)
    throw new Fault('ResourceNotFoundException', `Cannot find version ${input.VersionId} of plan ${row.id}`);
  return {
    ...identity(row, context),
    BackupPlan: { BackupPlanName: row.name, Rules: [...row.rules] },
  };
}

function listBackupPlans(
  input: ListBackupPlansCommandInput,
  context: CallContext,
): Answer<ListBackupPlansCommandOutput> {
  const { world, account, region } = context;
  const { items, next } = page(world.table('backup.plan', account, region).values(), {
    token: input.NextToken,
    max: input.MaxResults,
    limit: 1_000,
    context,
    id: (row) => row.id,
  });
  return {
    BackupPlansList: items.map((row) => ({ ...identity(row, context), BackupPlanName: row.name })),
    NextToken: next,
  };
}

function deleteBackupPlan(
  input: DeleteBackupPlanCommandInput,
  context: CallContext,
): Answer<DeleteBackupPlanCommandOutput> {
  const { world, account, region } = context;
  const row = findPlan(input.BackupPlanId, context);
  const selections = world.table('backup.selection', account, region).values();
  if ([...selections].some((selection) => selection.planId === row.id))
    throw new Fault(
      'InvalidRequestException',
      'Related backup plan selections must be deleted prior to backup plan deletion.',
    );
  world.table('backup.plan', account, region).delete(row.id);
  forgetTags(world, context, planArn(row.id, context));
  return { ...identity(row, context), DeletionDate: new Date(world.clock.now()) };
}
