import type { DBInstanceAutomatedBackup } from '@aws-sdk/client-rds';
import { parseArn } from '../../../base/arn.ts';
import { type Instant, instant, plusSeconds } from '../../../base/instant.ts';
import { type Place, placeOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { backupFields } from './automated-backup-view.ts';
import { instanceRows } from './instance-row.ts';
import type { StoredReplication } from './replication-row.ts';
import { restoreWindow } from './restore-window.ts';
import type { StoredInstance } from './stored-instance.ts';

/** The automated backups that other Regions replicate to this one; `Region` is that of the source. */
export function replicatedBackups(world: World, place: Place): DBInstanceAutomatedBackup[] {
  const rows = [...world.table('rds.backup-replication', place.account, place.region).values()];
  return rows.map((row) => replicatedBackup(row, world));
}

function replicatedBackup(row: StoredReplication, world: World): DBInstanceAutomatedBackup {
  const source = row.stoppedAt === undefined ? liveSource(row, world) : row.source;
  const window = windowOf(row, source, world.clock.now());
  return {
    ...backupFields(source),
    DBInstanceAutomatedBackupsArn: row.arn,
    Region: parseArn(row.sourceArn)?.region,
    BackupRetentionPeriod: row.retentionDays,
    Status: statusOf(row, window),
    ...(row.keyArn === undefined ? {} : { KmsKeyId: row.keyArn }),
    ...(window === undefined ? {} : { RestoreWindow: window }),
  };
}

function liveSource({ sourceArn, source }: StoredReplication, world: World): StoredInstance {
  const live = instanceRows(world, placeOf(sourceArn)).get(source.DBInstanceIdentifier);
  return live?.DBInstanceArn === sourceArn ? live : source;
}

/** Logs arrive a shipping interval after the source has them. */
const REPLICATION_LAG = 300;
const DAY = 86_400;

function windowOf(row: StoredReplication, source: StoredInstance, now: Instant) {
  const until = row.stoppedAt ?? now;
  const latest = restoreWindow(source, plusSeconds(until, -REPLICATION_LAG))?.latest;
  if (latest === undefined || instant(latest) <= row.startedAt) return undefined;
  const depth = plusSeconds(now, -row.retentionDays * DAY);
  return {
    EarliestTime: new Date(row.startedAt > depth ? row.startedAt : depth),
    LatestTime: latest,
  };
}

function statusOf(row: StoredReplication, window: object | undefined): string {
  if (row.stoppedAt !== undefined) return 'retained';
  return window === undefined ? 'pending' : 'active';
}
