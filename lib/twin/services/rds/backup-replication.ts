import type {
  StartDBInstanceAutomatedBackupsReplicationCommandInput,
  StartDBInstanceAutomatedBackupsReplicationCommandOutput,
  StopDBInstanceAutomatedBackupsReplicationCommandInput,
  StopDBInstanceAutomatedBackupsReplicationCommandOutput,
} from '@aws-sdk/client-rds';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { addTags, placeOf, tagMap } from '../../world/tags.ts';
import { backupArn, backupFields } from './automated-backup-view.ts';
import { usableKey } from './encryption.ts';
import { instanceRows } from './instance-row.ts';
import { replicatedBackups } from './replicated-backup-view.ts';
import type { StoredReplication } from './replication-row.ts';
import type { StoredInstance } from './stored-instance.ts';

/** Replication of automated backups to another Region; called in the Region that they go to. */
export const backupReplicationOperations = {
  StartDBInstanceAutomatedBackupsReplication: startReplication,
  StopDBInstanceAutomatedBackupsReplication: stopReplication,
} satisfies OperationTable;

function startReplication(
  input: StartDBInstanceAutomatedBackupsReplicationCommandInput,
  context: CallContext,
): Omit<StartDBInstanceAutomatedBackupsReplicationCommandOutput, '$metadata'> {
  const source = sourceInstance(input.SourceDBInstanceArn ?? '', context);
  const row: StoredReplication = {
    arn: backupArn(source.DbiResourceId, context),
    sourceArn: source.DBInstanceArn,
    source,
    retentionDays: input.BackupRetentionPeriod ?? 7,
    keyArn: source.StorageEncrypted ? usableKey(input.KmsKeyId, context) : undefined,
    startedAt: context.world.clock.now(),
  };
  context.world.table('rds.backup-replication', context.account, context.region).set(row.sourceArn, row);
  addTags(context.world, context, row.arn, tagMap(input.Tags));
  return {
    DBInstanceAutomatedBackup: {
      ...backupFields(source),
      DBInstanceAutomatedBackupsArn: row.arn,
      Region: placeOf(row.sourceArn).region,
      BackupRetentionPeriod: row.retentionDays,
      Status: 'pending',
    },
  };
}

function sourceInstance(arn: string, context: CallContext): StoredInstance {
  const home = placeOf(arn);
  if (home.region === context.region)
    throw new Fault(
      'InvalidParameterValue',
      'The source DB instance has to be in another Region than the replicated backups.',
    );
  const source = [...instanceRows(context.world, home).values()].find(
    (instance) => instance.DBInstanceArn === arn && home.account === context.account,
  );
  if (source === undefined) throw new Fault('DBInstanceNotFoundFault', `DBInstance ${arn} not found.`);
  if (source.backupsSince === undefined || source.DBClusterIdentifier !== undefined)
    throw new Fault(
      'InvalidDBInstanceStateFault',
      'Automated backups must be on for the source DB instance, and it must not be part of a cluster.',
    );
  return source;
}

function stopReplication(
  input: StopDBInstanceAutomatedBackupsReplicationCommandInput,
  context: CallContext,
): Omit<StopDBInstanceAutomatedBackupsReplicationCommandOutput, '$metadata'> {
  const arn = input.SourceDBInstanceArn ?? '';
  const rows = context.world.table('rds.backup-replication', context.account, context.region);
  const row = rows.get(arn);
  if (row === undefined || row.stoppedAt !== undefined)
    throw new Fault('DBInstanceNotFoundFault', `No automated backups of ${arn} are replicated to here.`);
  rows.set(arn, { ...row, stoppedAt: context.world.clock.now() });
  const backup = replicatedBackups(context.world, context).find((each) => each.DBInstanceArn === arn);
  return backup === undefined ? {} : { DBInstanceAutomatedBackup: backup };
}
