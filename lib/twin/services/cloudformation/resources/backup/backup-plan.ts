import type { BackupPlan } from '@aws-sdk/client-backup';
import type { Value, ValueMap } from '../../../../../syntax/index.ts';
import { unlessMissing } from '../gone.ts';
import { flag, list, record, text, texts, whole } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';

interface Told {
  readonly BackupPlanArn: string;
  readonly VersionId: string;
  readonly BackupPlan: BackupPlan;
}

const lifecycle = record({ DeleteAfterDays: whole, MoveToColdStorageAfterDays: whole });
const rule = record({
  RuleName: text,
  TargetBackupVault: text,
  ScheduleExpression: text,
  ScheduleExpressionTimezone: text,
  StartWindowMinutes: whole,
  CompletionWindowMinutes: whole,
  EnableContinuousBackup: flag,
  Lifecycle: lifecycle,
  CopyActions: list(record({ DestinationBackupVaultArn: text, Lifecycle: lifecycle })),
});

/** `AWS::Backup::BackupPlan`. A rule's vault is `TargetBackupVault` here and `TargetBackupVaultName` in the API. */
export const backupPlan: ResourceType = {
  name: 'AWS::Backup::BackupPlan',
  properties: {
    BackupPlan: record({ BackupPlanName: text, BackupPlanRule: list(rule) }),
    BackupPlanTags: texts,
  },
  required: ['BackupPlan'],
  attributes: ['BackupPlanId', 'BackupPlanArn', 'VersionId'],
  create: async (properties, call) => {
    const { BackupPlanId } = await call.invoke<{ BackupPlanId: string }>('backup', 'CreateBackupPlan', {
      BackupPlan: asInput(properties['BackupPlan'] as ValueMap),
    });
    return BackupPlanId;
  },
  read: async (id, call) => {
    const { BackupPlanArn, VersionId } = await call.invoke<Told>('backup', 'GetBackupPlan', {
      BackupPlanId: id,
    });
    return { BackupPlanId: id, BackupPlanArn, VersionId };
  },
  update: async (id, { after }, call) => {
    await call.invoke('backup', 'UpdateBackupPlan', {
      BackupPlanId: id,
      BackupPlan: asInput(after['BackupPlan'] as ValueMap),
    });
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('backup', 'DeleteBackupPlan', { BackupPlanId: id }));
  },
  look: async (id, call) => {
    const found = await unlessMissing(call.invoke<Told>('backup', 'GetBackupPlan', { BackupPlanId: id }));
    return found === undefined ? undefined : { BackupPlan: asTemplate(found.BackupPlan) };
  },
  tagsProperty: 'BackupPlanTags',
  arn: (id, { account, region }) => `arn:aws:backup:${region}:${account}:backup-plan:${id}`,
};

function asInput({ BackupPlanName, BackupPlanRule = [] }: ValueMap): object {
  const rules = (BackupPlanRule as readonly ValueMap[]).map(({ TargetBackupVault, ...rest }) => ({
    ...rest,
    TargetBackupVaultName: TargetBackupVault,
  }));
  return { BackupPlanName, Rules: rules };
}

function asTemplate({ BackupPlanName = '', Rules = [] }: BackupPlan): Value {
  const rules = Rules.map(({ TargetBackupVaultName, RuleId: _id, ...rest }) => ({
    ...rest,
    TargetBackupVault: TargetBackupVaultName,
  }));
  return { BackupPlanName, BackupPlanRule: rules as unknown as Value };
}
