import type { Founder } from '../founder.ts';
import { HOME, SHOP } from './places.ts';
import { shopTags } from './shop-tags.ts';
import { RECOVERY_VAULT_ARN } from './vaults.ts';

const backup = { service: 'backup', account: SHOP, region: HOME };

/** Begins with a daily rule, for what is tagged `recovery=backup`. Gives the plan's id. */
export async function foundPlan({ call }: Founder): Promise<string> {
  const { BackupPlanId } = (await call({
    ...backup,
    operation: 'CreateBackupPlan',
    input: {
      BackupPlan: { BackupPlanName: 'shop-hourly', Rules: [daily] },
      BackupPlanTags: shopTags('platform', 'rebuild', 'platform01_backup-plan'),
    },
  })) as { BackupPlanId: string };
  await call({
    ...backup,
    operation: 'CreateBackupSelection',
    input: {
      BackupPlanId,
      BackupSelection: {
        SelectionName: 'tagged-for-backup',
        IamRoleArn: `arn:aws:iam::${SHOP}:role/shop-backup`,
        ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'recovery', ConditionValue: 'backup' }],
      },
    },
  });
  return BackupPlanId;
}

/** Adds the hourly rule: with it the plan is what it is today. */
export async function addHourlyRule({ call }: Founder, BackupPlanId: string): Promise<void> {
  await call({
    ...backup,
    operation: 'UpdateBackupPlan',
    input: { BackupPlanId, BackupPlan: { BackupPlanName: 'shop-hourly', Rules: [daily, hourly] } },
  });
}

const daily = rule('daily', 'cron(30 1 ? * * *)', 35);
const hourly = rule('hourly', 'cron(0 * ? * * *)', 3);

function rule(RuleName: string, ScheduleExpression: string, DeleteAfterDays: number) {
  const Lifecycle = { DeleteAfterDays };
  return {
    RuleName,
    ScheduleExpression,
    TargetBackupVaultName: 'shop-local',
    StartWindowMinutes: 60,
    CompletionWindowMinutes: 120,
    Lifecycle,
    CopyActions: [{ DestinationBackupVaultArn: RECOVERY_VAULT_ARN, Lifecycle }],
  };
}
