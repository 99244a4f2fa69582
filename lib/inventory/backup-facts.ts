import type {
  BackupPlan as SdkPlan,
  BackupRule as SdkRule,
  BackupSelection as SdkSelection,
  BackupVaultListMember,
  ConditionParameter,
  CopyJob,
  RecoveryPointByBackupVault,
} from '@aws-sdk/client-backup';
import type {
  BackupCopyJob,
  BackupPlan,
  BackupRecoveryPoint,
  BackupRule,
  BackupSelection,
  BackupVault,
  TagCondition,
  Tags,
} from './facts.ts';
import type { Sighting } from './place.ts';
import { base, moment, need, present } from './present.ts';

/** A vault as it is listed; its access policy is read apart. */
export function backupVault(raw: BackupVaultListMember, seen: Sighting): BackupVault {
  return {
    ...base(
      seen,
      need(raw.BackupVaultArn, 'BackupVaultArn'),
      need(raw.BackupVaultName, 'BackupVaultName'),
      {},
    ),
    vaultType: raw.VaultType ?? 'BACKUP_VAULT',
    locked: need(raw.Locked, 'Locked'),
    recoveryPoints: raw.NumberOfRecoveryPoints ?? 0,
    ...present({
      keyArn: raw.EncryptionKeyArn,
      lockDate: moment(raw.LockDate),
      minRetentionDays: raw.MinRetentionDays,
      maxRetentionDays: raw.MaxRetentionDays,
    }),
  };
}

/** A plan with its rules. */
export function backupPlan(
  raw: SdkPlan,
  own: { arn: string; id: string; tags: Tags },
  seen: Sighting,
): BackupPlan {
  return {
    ...base(seen, own.arn, own.id, own.tags),
    name: raw.BackupPlanName ?? own.id,
    rules: need(raw.Rules, 'Rules').map(backupRule),
  };
}

/** One rule. Without a schedule AWS Backup runs it daily at five; -1 days means for ever. */
export function backupRule(raw: SdkRule): BackupRule {
  return {
    name: raw.RuleName ?? '',
    vaultName: raw.TargetBackupVaultName ?? '',
    schedule: raw.ScheduleExpression ?? 'cron(0 5 ? * * *)',
    continuous: raw.EnableContinuousBackup ?? false,
    copies: (raw.CopyActions ?? []).map((copy) => ({
      vaultArn: need(copy.DestinationBackupVaultArn, 'DestinationBackupVaultArn'),
      ...present({ deleteAfterDays: days(copy.Lifecycle?.DeleteAfterDays) }),
    })),
    ...present({
      scheduleTimezone: raw.ScheduleExpressionTimezone,
      startWindowMinutes: raw.StartWindowMinutes,
      completionWindowMinutes: raw.CompletionWindowMinutes,
      deleteAfterDays: days(raw.Lifecycle?.DeleteAfterDays),
    }),
  };
}

/** A selection. AWS has no ARN for one; ours is the plan's with the selection behind it. */
export function backupSelection(
  raw: SdkSelection,
  own: { planArn: string; planId: string; id: string },
  seen: Sighting,
): BackupSelection {
  return {
    ...base(seen, `${own.planArn}/selection/${own.id}`, own.id, {}),
    planId: own.planId,
    name: raw.SelectionName ?? own.id,
    resources: raw.Resources ?? [],
    notResources: raw.NotResources ?? [],
    anyTag: (raw.ListOfTags ?? []).map((condition) => tagCondition('equals', condition)),
    conditions: [
      ...(raw.Conditions?.StringEquals ?? []).map((condition) => tagCondition('equals', condition)),
      ...(raw.Conditions?.StringNotEquals ?? []).map((condition) => tagCondition('not-equals', condition)),
      ...(raw.Conditions?.StringLike ?? []).map((condition) => tagCondition('like', condition)),
      ...(raw.Conditions?.StringNotLike ?? []).map((condition) => tagCondition('not-like', condition)),
    ],
  };
}

/** A recovery point. A continuous one is told by its ARN, or by the states that only those have. */
export function backupRecoveryPoint(raw: RecoveryPointByBackupVault, seen: Sighting): BackupRecoveryPoint {
  const arn = need(raw.RecoveryPointArn, 'RecoveryPointArn');
  const status = need(raw.Status, 'Status');
  return {
    ...base(seen, arn, arn, {}),
    vaultName: need(raw.BackupVaultName, 'BackupVaultName'),
    vaultArn: need(raw.BackupVaultArn, 'BackupVaultArn'),
    resourceArn: need(raw.ResourceArn, 'ResourceArn'),
    resourceType: raw.ResourceType ?? '',
    status,
    encrypted: need(raw.IsEncrypted, 'IsEncrypted'),
    continuous: /continuous:|auto-backup:/.test(arn) || status === 'AVAILABLE' || status === 'STOPPED',
    ...present({
      dataTime: moment(earlier(raw.InitiationDate, raw.CreationDate)),
      completedAt: moment(raw.CompletionDate),
      deleteAt: moment(raw.CalculatedLifecycle?.DeleteAt),
      keyArn: raw.EncryptionKeyArn,
      sourceVaultArn: raw.SourceBackupVaultArn || undefined,
    }),
  };
}

/** A copy job. AWS Backup lists them where they started, for thirty days. */
export function backupCopyJob(raw: CopyJob, seen: Sighting): BackupCopyJob {
  const id = need(raw.CopyJobId, 'CopyJobId');
  return {
    ...base(seen, `arn:${seen.partition}:backup:${seen.region}:${seen.account}:copy-job:${id}`, id, {}),
    resourceArn: raw.ResourceArn ?? '',
    state: raw.State ?? '',
    sourceVaultArn: raw.SourceBackupVaultArn ?? '',
    destinationVaultArn: raw.DestinationBackupVaultArn ?? '',
    ...present({
      sourceRecoveryPointArn: raw.SourceRecoveryPointArn,
      destinationRecoveryPointArn: raw.DestinationRecoveryPointArn,
      createdAt: moment(raw.CreationDate),
      completedAt: moment(raw.CompletionDate),
      message: raw.StatusMessage,
    }),
  };
}

function days(value: number | undefined): number | undefined {
  return value === undefined || value < 0 ? undefined : value;
}

function earlier(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function tagCondition(operator: TagCondition['operator'], raw: ConditionParameter): TagCondition {
  const key = need(raw.ConditionKey, 'ConditionKey').replace(/^aws:ResourceTag\//, '');
  return { operator, key, value: raw.ConditionValue ?? '' };
}
