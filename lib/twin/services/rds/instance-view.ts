import type { DBInstance } from '@aws-sdk/client-rds';
import { tagList, tagsOf, type Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { replicationsOf } from './replication-row.ts';
import type { StoredInstance } from './stored-instance.ts';
import { restoreWindow } from './restore-window.ts';

/** A DB instance as DescribeDBInstances shows it at this moment. */
export function instanceView(row: StoredInstance, world: World, place: Place): DBInstance {
  const { backupsSince: _since, keepsBackups: _keeps, change, ...fields } = row;
  const status = change?.status ?? 'available';
  // Aurora keeps its backups on the cluster: a member has no restorable time of its own.
  const window =
    row.DBClusterIdentifier === undefined && status !== 'creating'
      ? restoreWindow(row, world.clock.now())
      : undefined;
  return {
    ...fields,
    DBInstanceStatus: status,
    ...(window === undefined ? {} : { LatestRestorableTime: window.latest }),
    DBInstanceAutomatedBackupsReplications: replicationsOf(row.DBInstanceArn, world),
    TagList: tagList(tagsOf(world, place, row.DBInstanceArn)),
  };
}
