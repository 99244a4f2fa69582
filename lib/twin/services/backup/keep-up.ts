import type { BackupRule, CopyAction, RecoveryPointCreator } from '@aws-sdk/client-backup';
import type { Instant } from '../../../base/instant.ts';
import { type Place, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { deletionOf, pointRows } from './point-row.ts';
import { planArn, type StoredPlan } from './plan-row.ts';
import { type Protectable, protectables } from './protectable.ts';
import { parseSchedule } from './schedule.ts';
import type { StoredSelection } from './selections.ts';
import { selects } from './selects.ts';
import { startBackup } from './start-backup.ts';
import { startCopy } from './start-copy.ts';
import { vaultRows } from './vault-row.ts';

/**
 * How long a scheduled backup takes, and a copy after it. They belong to the plan's own rhythm, which is counted in hours, and
 * so they are not shortened by the world's pace.
 */
const BACKUP_SECONDS = 300;
const COPY_SECONDS = 600;

/** A copy that begins when its backup is done. */
export interface DueCopy {
  readonly at: Instant;
  readonly pointArn: string;
  readonly jobId: string;
  readonly action: CopyAction;
  readonly roleArn: string;
  readonly createdBy: RecoveryPointCreator;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By backup job and destination. */
    'backup.due-copy': DueCopy;
  }
}

/** Carries out what the plans of every account had scheduled since this was last asked for, and ends what has run out. */
export function keepUp(world: World): void {
  const now = world.clock.now();
  for (const place of world.places('backup.plan')) {
    const plans = world.table('backup.plan', place.account, place.region);
    for (const plan of plans.values()) {
      if (plan.carriedOutUntil >= now) continue;
      plans.set(plan.id, { ...plan, carriedOutUntil: now });
      for (const rule of plan.rules) carryOut(world, place, plan, rule, now);
    }
    copyDue(world, place, now);
  }
  for (const place of world.places('backup.recovery-point')) pointRows(world, place);
}

function carryOut(world: World, place: Place, plan: StoredPlan, rule: BackupRule, now: Instant): void {
  const vault = vaultRows(world, place).get(rule.TargetBackupVaultName ?? '');
  const schedule = parseSchedule(rule.ScheduleExpression ?? '');
  if (vault === undefined || schedule === undefined) return;
  const selected = selectedBy(world, place, plan);
  for (const hit of schedule.between(plan.carriedOutUntil, now)) {
    for (const { resource, roleArn } of selected) {
      if (resource.since > hit || isOver(hit, rule, now)) continue;
      const createdBy = creatorOf(plan, rule, place);
      const job = startBackup(world, {
        resource,
        vault,
        place,
        name: [plan.id, rule.RuleId, resource.arn, hit].join('|'),
        at: hit,
        takes: BACKUP_SECONDS,
        lifecycle: rule.Lifecycle,
        roleArn,
        tags: rule.RecoveryPointTags,
        createdBy,
      });
      if (job.pointArn === undefined) continue;
      for (const action of rule.CopyActions ?? [])
        world
          .table('backup.due-copy', place.account, place.region)
          .set(`${job.id}|${action.DestinationBackupVaultArn}`, {
            at: job.completesAt,
            pointArn: job.pointArn,
            jobId: job.id,
            action,
            roleArn,
            createdBy,
          });
    }
  }
}

/** What would have been made and removed again by now need not be made. */
function isOver(hit: Instant, rule: BackupRule, now: Instant): boolean {
  const lives = [rule.Lifecycle, ...(rule.CopyActions ?? []).map((action) => action.Lifecycle)];
  return lives.every((lifecycle) => {
    const end = deletionOf({ createdAt: hit, lifecycle });
    return end !== undefined && end <= now;
  });
}

interface Selected {
  readonly resource: Protectable;
  readonly roleArn: string;
}

function selectedBy(world: World, place: Place, plan: StoredPlan): Selected[] {
  const selections = [...world.table('backup.selection', place.account, place.region).values()];
  const own = selections.filter((selection) => selection.planId === plan.id);
  return protectables(world, place).flatMap((resource) => {
    const tags = tagsOf(world, place, resource.arn);
    const by = own.find((one: StoredSelection) => selects(one.selection, resource.arn, tags));
    return by === undefined ? [] : [{ resource, roleArn: by.selection.IamRoleArn ?? '' }];
  });
}

function creatorOf(plan: StoredPlan, rule: BackupRule, place: Place): RecoveryPointCreator {
  return {
    BackupPlanId: plan.id,
    BackupPlanArn: planArn(plan.id, place),
    BackupPlanName: plan.name,
    BackupPlanVersion: plan.versionId,
    BackupRuleId: rule.RuleId,
    BackupRuleName: rule.RuleName,
    BackupRuleCron: rule.ScheduleExpression,
    BackupRuleTimezone: rule.ScheduleExpressionTimezone,
  };
}

function copyDue(world: World, place: Place, now: Instant): void {
  const due = world.table('backup.due-copy', place.account, place.region);
  const points = world.table('backup.recovery-point', place.account, place.region);
  for (const [id, copy] of due) {
    if (copy.at > now) continue;
    due.delete(id);
    const source = points.get(copy.pointArn);
    if (source === undefined) continue;
    startCopy(world, {
      source,
      from: place,
      destinationVaultArn: copy.action.DestinationBackupVaultArn ?? '',
      at: copy.at,
      takes: COPY_SECONDS,
      lifecycle: copy.action.Lifecycle,
      roleArn: copy.roleArn,
      createdBy: copy.createdBy,
      backupJobId: copy.jobId,
    });
  }
}
