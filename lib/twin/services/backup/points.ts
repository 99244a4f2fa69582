import type {
  DeleteRecoveryPointCommandInput,
  DeleteRecoveryPointCommandOutput,
  DescribeRecoveryPointCommandInput,
  DescribeRecoveryPointCommandOutput,
  ListRecoveryPointsByBackupVaultCommandInput,
  ListRecoveryPointsByBackupVaultCommandOutput,
  UpdateRecoveryPointLifecycleCommandInput,
  UpdateRecoveryPointLifecycleCommandOutput,
} from '@aws-sdk/client-backup';
import { instant } from '../../../base/instant.ts';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { deletionOf, findPoint, pointRows, removePoint, type StoredPoint } from './point-row.ts';
import { calculatedLifecycle, pointView } from './point-view.ts';
import { findVault, refusedByLock, vaultArn } from './vault-row.ts';

/** Recovery points in their vaults. */
export const pointOperations = {
  ListRecoveryPointsByBackupVault: listRecoveryPointsByBackupVault,
  DescribeRecoveryPoint: describeRecoveryPoint,
  UpdateRecoveryPointLifecycle: updateRecoveryPointLifecycle,
  DeleteRecoveryPoint: deleteRecoveryPoint,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function listRecoveryPointsByBackupVault(
  input: ListRecoveryPointsByBackupVaultCommandInput,
  context: CallContext,
): Answer<ListRecoveryPointsByBackupVaultCommandOutput> {
  const vault = findVault(input.BackupVaultName, context);
  const rows = [...pointRows(context.world, context).values()].filter(
    (point) => point.vaultName === vault.name && asked(point, input),
  );
  const { items, next } = page(rows, {
    token: input.NextToken,
    max: input.MaxResults,
    limit: 1_000,
    context,
    id: (point) => point.arn,
    scope: JSON.stringify({ ...input, NextToken: undefined, MaxResults: undefined }),
  });
  return { RecoveryPoints: items.map((point) => pointView(point, context)), NextToken: next };
}

function asked(point: StoredPoint, input: ListRecoveryPointsByBackupVaultCommandInput): boolean {
  const { ByResourceArn, ByResourceType, ByBackupPlanId, ByCreatedBefore, ByCreatedAfter } = input;
  if (ByResourceArn !== undefined && point.resourceArn !== ByResourceArn) return false;
  if (ByResourceType !== undefined && point.resourceType !== ByResourceType) return false;
  if (ByBackupPlanId !== undefined && point.createdBy?.BackupPlanId !== ByBackupPlanId) return false;
  if (ByCreatedBefore !== undefined && point.createdAt >= instant(ByCreatedBefore)) return false;
  if (ByCreatedAfter !== undefined && point.createdAt <= instant(ByCreatedAfter)) return false;
  return input.ByParentRecoveryPointArn === undefined;
}

function describeRecoveryPoint(
  input: DescribeRecoveryPointCommandInput,
  context: CallContext,
): Answer<DescribeRecoveryPointCommandOutput> {
  const point = findPoint(input.BackupVaultName, input.RecoveryPointArn, context);
  return { ...pointView(point, context), StorageClass: 'WARM' };
}

function updateRecoveryPointLifecycle(
  input: UpdateRecoveryPointLifecycleCommandInput,
  context: CallContext,
): Answer<UpdateRecoveryPointLifecycleCommandOutput> {
  const vault = findVault(input.BackupVaultName, context);
  const point = findPoint(input.BackupVaultName, input.RecoveryPointArn, context);
  const changed: StoredPoint = { ...point, lifecycle: input.Lifecycle };
  const refusal = refusedByLock(vault, input.Lifecycle?.DeleteAfterDays);
  if (refusal !== undefined) throw new Fault('InvalidParameterValueException', refusal);
  if (vault.lock !== undefined && endOf(changed) < endOf(point))
    throw new Fault(
      'InvalidRequestException',
      `Backup vault ${vault.name} is locked: a lifecycle cannot be shortened.`,
    );
  pointRows(context.world, context).set(point.arn, changed);
  return {
    BackupVaultArn: vaultArn(vault.name, context),
    RecoveryPointArn: point.arn,
    Lifecycle: input.Lifecycle,
    CalculatedLifecycle: calculatedLifecycle(changed),
  };
}

function endOf(point: StoredPoint): number {
  const end = deletionOf(point);
  return end === undefined ? Number.POSITIVE_INFINITY : Date.parse(end);
}

function deleteRecoveryPoint(
  input: DeleteRecoveryPointCommandInput,
  context: CallContext,
): Answer<DeleteRecoveryPointCommandOutput> {
  const vault = findVault(input.BackupVaultName, context);
  const point = findPoint(input.BackupVaultName, input.RecoveryPointArn, context);
  if (vault.lock !== undefined)
    throw new Fault(
      'InvalidRequestException',
      `Recovery point ${point.arn} cannot be deleted: backup vault ${vault.name} is locked.`,
    );
  if (point.completesAt > context.world.clock.now())
    throw new Fault('InvalidResourceStateException', `Recovery point ${point.arn} is still being created.`);
  removePoint(context.world, context, point);
  return {};
}
