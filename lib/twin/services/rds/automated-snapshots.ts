import { type Instant, instant } from '../../../base/instant.ts';
import type { BackedUp } from './restore-window.ts';

const DAY_MS = 86_400_000;
const SNAPSHOT_MS = 4 * 60_000;

/** One night's automated snapshot: its name as RDS makes it, and when it was taken. */
export interface AutomatedSnapshot {
  readonly identifier: string;
  readonly takenAt: Date;
}

/**
 * The automated snapshots that a database has at a moment: one a day, at the start of its backup window, as far back as
 * its retention reaches. They follow from the settings, so switching backups off takes them away.
 */
export function automatedSnapshots(
  database: BackedUp & { readonly PreferredBackupWindow: string },
  id: string,
  now: Instant,
): AutomatedSnapshot[] {
  if (database.backupsSince === undefined) return [];
  const since = Date.parse(database.backupsSince);
  const moment = Date.parse(now);
  const midnight = Math.floor(moment / DAY_MS) * DAY_MS;
  const nights = Array.from(
    { length: database.BackupRetentionPeriod + 1 },
    (_, back) => midnight - back * DAY_MS + windowStartMs(database.PreferredBackupWindow),
  );
  const oldest = Math.max(since, moment - database.BackupRetentionPeriod * DAY_MS);
  return nights
    .filter((taken) => taken >= oldest && taken + SNAPSHOT_MS <= moment)
    .map((taken) => ({ identifier: `rds:${id}-${stamp(taken)}`, takenAt: new Date(taken) }));
}

function windowStartMs(window: string): number {
  const [hours, minutes] = window.split('-')[0]?.split(':') ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function stamp(at: number): string {
  return instant(at).slice(0, 16).replace('T', '-').replace(':', '-');
}
