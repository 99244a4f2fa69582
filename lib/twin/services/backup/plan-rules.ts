import type { BackupRule, BackupRuleInput } from '@aws-sdk/client-backup';
import { type CallContext, Fault } from '../../service.ts';
import { uuidOf } from '../../world/identifier.ts';
import { parseSchedule } from './schedule.ts';
import { findVault } from './vault-row.ts';

const DEFAULT_SCHEDULE = 'cron(0 5 ? * * *)';
const COLD_STORAGE_DAYS = 90;

/** The rules of a plan as they are kept, with their ids and what AWS fills in. Throws InvalidParameterValueException. */
export function plannedRules(
  rules: readonly BackupRuleInput[] | undefined,
  planId: string,
  context: CallContext,
): BackupRule[] {
  if (rules === undefined || rules.length === 0)
    throw new Fault('InvalidParameterValueException', 'A backup plan needs at least one rule.');
  return rules.map((rule) => {
    checkRule(rule, context);
    return {
      ...rule,
      ScheduleExpression: rule.ScheduleExpression ?? DEFAULT_SCHEDULE,
      ScheduleExpressionTimezone: rule.ScheduleExpressionTimezone ?? 'Etc/UTC',
      StartWindowMinutes: rule.StartWindowMinutes ?? 480,
      CompletionWindowMinutes: rule.CompletionWindowMinutes ?? 10_080,
      EnableContinuousBackup: rule.EnableContinuousBackup ?? false,
      RuleId: uuidOf(`${planId}|${rule.RuleName}`),
    } as BackupRule;
  });
}

function checkRule(rule: BackupRuleInput, context: CallContext): void {
  findVault(rule.TargetBackupVaultName, context);
  const refuse = (why: string) => {
    throw new Fault('InvalidParameterValueException', `${why} (rule ${rule.RuleName})`);
  };
  if (parseSchedule(rule.ScheduleExpression ?? DEFAULT_SCHEDULE) === undefined)
    refuse(`Invalid schedule expression: ${rule.ScheduleExpression}`);
  if (!['Etc/UTC', 'UTC'].includes(rule.ScheduleExpressionTimezone ?? 'UTC'))
    refuse('The twin carries out schedules in UTC only');
  if ((rule.StartWindowMinutes ?? 60) < 60) refuse('The start window must be at least 60 minutes');
  const { DeleteAfterDays: kept, MoveToColdStorageAfterDays: cold } = rule.Lifecycle ?? {};
  if (kept !== undefined && cold !== undefined && cold >= 0 && kept >= 0 && kept < cold + COLD_STORAGE_DAYS)
    refuse('DeleteAfterDays must be 90 days greater than MoveToColdStorageAfterDays');
  if (rule.EnableContinuousBackup === true && (kept === undefined || kept < 1 || kept > 35))
    refuse('Continuous backups are kept for 1 to 35 days');
}
