import type {
  DBInstanceAutomatedBackup,
  DeleteDBInstanceAutomatedBackupCommandInput,
  DeleteDBInstanceAutomatedBackupCommandOutput,
  DescribeDBInstanceAutomatedBackupsCommandInput,
  DescribeDBInstanceAutomatedBackupsCommandOutput,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { activeBackup, retainedBackup } from './automated-backup-view.ts';
import { applyFilters, type FilterNames, pageMaximum } from './filters.ts';
import { instanceRows } from './instance-row.ts';
import { replicatedBackups } from './replicated-backup-view.ts';

/** What instances can be restored to any moment from: their own backups, those of deleted ones, and replicas from elsewhere. */
export const automatedBackupOperations = {
  DescribeDBInstanceAutomatedBackups: describeDBInstanceAutomatedBackups,
  DeleteDBInstanceAutomatedBackup: deleteDBInstanceAutomatedBackup,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

const FILTERS: FilterNames<DBInstanceAutomatedBackup> = {
  status: (backup) => [backup.Status],
  'db-instance-id': (backup) => [backup.DBInstanceIdentifier, backup.DBInstanceArn],
  'dbi-resource-id': (backup) => [backup.DbiResourceId],
};

function describeDBInstanceAutomatedBackups(
  input: DescribeDBInstanceAutomatedBackupsCommandInput,
  context: CallContext,
): Answer<DescribeDBInstanceAutomatedBackupsCommandOutput> {
  const wanted = applyFilters(
    allBackups(context).filter((backup) => asked(backup, input)),
    input.Filters,
    FILTERS,
  );
  if (wanted.length === 0 && input.DBInstanceAutomatedBackupsArn !== undefined)
    throw notFound(input.DBInstanceAutomatedBackupsArn);
  const { items, next } = page(wanted, {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (backup) => backup.DBInstanceAutomatedBackupsArn ?? '',
    scope: JSON.stringify({ ...input, Marker: undefined, MaxRecords: undefined }),
  });
  return { DBInstanceAutomatedBackups: items, Marker: next };
}

function allBackups(context: CallContext): DBInstanceAutomatedBackup[] {
  const { world, account, region } = context;
  const active = [...instanceRows(world, context).values()]
    .map((instance) => activeBackup(instance, world, context))
    .filter((backup) => backup !== undefined);
  const retained = [...world.table('rds.retained-backups', account, region).values()];
  return [
    ...active,
    ...retained.map((row) => retainedBackup(row, context)),
    ...replicatedBackups(world, context),
  ];
}

function asked(
  backup: DBInstanceAutomatedBackup,
  input: DescribeDBInstanceAutomatedBackupsCommandInput,
): boolean {
  const { DBInstanceAutomatedBackupsArn, DBInstanceIdentifier, DbiResourceId } = input;
  if (DbiResourceId !== undefined && backup.DbiResourceId !== DbiResourceId) return false;
  if (
    DBInstanceIdentifier !== undefined &&
    backup.DBInstanceIdentifier !== DBInstanceIdentifier.toLowerCase()
  )
    return false;
  return (
    DBInstanceAutomatedBackupsArn === undefined ||
    backup.DBInstanceAutomatedBackupsArn === DBInstanceAutomatedBackupsArn
  );
}

function deleteDBInstanceAutomatedBackup(
  input: DeleteDBInstanceAutomatedBackupCommandInput,
  context: CallContext,
): Answer<DeleteDBInstanceAutomatedBackupCommandOutput> {
  const { world, account, region } = context;
  const { DbiResourceId: resource, DBInstanceAutomatedBackupsArn: arn } = input;
  const backup = allBackups(context).find(
    (each) => each.DbiResourceId === resource || each.DBInstanceAutomatedBackupsArn === arn,
  );
  if (backup === undefined) throw notFound(resource ?? arn ?? '');
  if (backup.Status === 'active' && backup.Region === region)
    throw new Fault(
      'InvalidDBInstanceAutomatedBackupStateFault',
      'The automated backups of an instance that is there go with its retention period, not by hand.',
    );
  world.table('rds.retained-backups', account, region).delete(backup.DbiResourceId ?? '');
  world.table('rds.backup-replication', account, region).delete(backup.DBInstanceArn ?? '');
  return { DBInstanceAutomatedBackup: { ...backup, Status: 'deleting' } };
}

function notFound(name: string): Fault {
  return new Fault('DBInstanceAutomatedBackupNotFoundFault', `DBInstanceAutomatedBackup ${name} not found.`);
}
