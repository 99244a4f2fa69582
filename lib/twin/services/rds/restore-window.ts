import { instant, type Instant, plusSeconds } from '../../../base/instant.ts';

const LOG_SHIPPING_MS = 5 * 60 * 1_000;
const DAY = 86_400;

/** What decides how far back, and up to when, a database can be restored to any moment. */
export interface BackedUp {
  readonly BackupRetentionPeriod: number;
  /** Since when its automated backups have been on without a break; absent = they are off. */
  readonly backupsSince?: Instant | undefined;
}

/**
 * The moments between which a restore is possible, or undefined when automated backups are off or have only just begun.
 * Transaction logs are shipped every five minutes, so the end moves in steps of five.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
 */
export function restoreWindow(
  database: BackedUp,
  now: Instant,
): { earliest: Date; latest: Date } | undefined {
  if (database.BackupRetentionPeriod === 0 || database.backupsSince === undefined) return undefined;
  const latest = new Date(Math.floor(Date.parse(now) / LOG_SHIPPING_MS) * LOG_SHIPPING_MS);
  if (instant(latest) < database.backupsSince) return undefined;
  const depth = plusSeconds(now, -database.BackupRetentionPeriod * DAY);
  const earliest = database.backupsSince > depth ? database.backupsSince : depth;
  return { earliest: new Date(earliest), latest };
}
