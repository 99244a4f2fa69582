import type { ModifyDBInstanceCommandInput, ModifyDBInstanceCommandOutput } from '@aws-sdk/client-rds';
import { type CallContext, Fault } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { isAvailable } from './availability.ts';
import { retentionDays } from './create-instance.ts';
import { recordEvent } from './event-log.ts';
import { findInstance, instanceRows } from './instance-row.ts';
import { instanceView } from './instance-view.ts';
import { endReplications } from './replication-row.ts';
import type { StoredInstance } from './stored-instance.ts';
import { zoneAfter } from './zones.ts';

const MODIFICATION_SECONDS = 60;

/**
 * Changes a DB instance. Protection, tags and retention change at once; the class and Multi-AZ wait for the maintenance
 * window unless ApplyImmediately is set, and then take a while.
 */
export function modifyDBInstance(
  input: ModifyDBInstanceCommandInput,
  context: CallContext,
): Omit<ModifyDBInstanceCommandOutput, '$metadata'> {
  const row = findInstance(input.DBInstanceIdentifier ?? '', context);
  if (!isAvailable(row))
    throw new Fault(
      'InvalidDBInstanceStateFault',
      `Database instance is not in available state: ${row.DBInstanceIdentifier}`,
    );
  const changed = deferred(
    input,
    { ...row, ...atOnce(input, row), ...retention(input, row, context) },
    context,
  );
  instanceRows(context.world, context).set(row.DBInstanceIdentifier, changed);
  return { DBInstance: instanceView(changed, context.world, context) };
}

function atOnce(input: ModifyDBInstanceCommandInput, row: StoredInstance) {
  return {
    DeletionProtection: input.DeletionProtection ?? row.DeletionProtection,
    PreferredBackupWindow: input.PreferredBackupWindow ?? row.PreferredBackupWindow,
    CopyTagsToSnapshot: input.CopyTagsToSnapshot ?? row.CopyTagsToSnapshot ?? false,
    ...(input.PromotionTier === undefined ? {} : { PromotionTier: input.PromotionTier }),
  };
}

/** Going to 0 throws away every automated backup; coming back from 0 begins anew. */
function retention(input: ModifyDBInstanceCommandInput, row: StoredInstance, context: CallContext) {
  if (input.BackupRetentionPeriod === undefined) return {};
  if (row.DBClusterIdentifier !== undefined)
    throw new Fault(
      'InvalidParameterCombination',
      'The backup retention period of a cluster member is that of its cluster: use ModifyDBCluster.',
    );
  const days = retentionDays(input.BackupRetentionPeriod);
  if (days === 0) {
    endReplications(row, context.world);
    recordEvent(context, {
      type: 'db-instance',
      id: row.DBInstanceIdentifier,
      arn: row.DBInstanceArn,
      category: 'configuration change',
      message: 'Automatic backups for this DB instance have been disabled',
    });
  }
  const since = row.backupsSince ?? dueAfter(context.world, MODIFICATION_SECONDS);
  return { BackupRetentionPeriod: days, backupsSince: days === 0 ? undefined : since };
}

function deferred(
  input: ModifyDBInstanceCommandInput,
  row: StoredInstance,
  context: CallContext,
): StoredInstance {
  const asked = {
    ...row.PendingModifiedValues,
    ...(input.MultiAZ === undefined || input.MultiAZ === row.MultiAZ ? {} : { MultiAZ: input.MultiAZ }),
    ...(input.DBInstanceClass === undefined ? {} : { DBInstanceClass: input.DBInstanceClass }),
  };
  if (Object.keys(asked).length === 0) return row;
  const waiting: StoredInstance = { ...row, PendingModifiedValues: asked };
  if (input.ApplyImmediately !== true) return waiting;
  const { MultiAZ, DBInstanceClass } = asked;
  return {
    ...waiting,
    change: changeUntil(dueAfter(context.world, MODIFICATION_SECONDS), 'modifying', {
      PendingModifiedValues: {},
      ...(DBInstanceClass === undefined ? {} : { DBInstanceClass }),
      ...(MultiAZ === undefined ? {} : { MultiAZ }),
      ...(MultiAZ === undefined ? {} : standby(MultiAZ, row)),
    }),
  };
}

function standby(multiAz: boolean, row: StoredInstance): Partial<StoredInstance> {
  return { SecondaryAvailabilityZone: multiAz ? zoneAfter(row.AvailabilityZone) : undefined };
}
