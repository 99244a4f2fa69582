import type { Aws } from '../../aws/index.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Instant } from '../../base/instant.ts';
import type { DrillTable } from './drill-table.ts';
import { getItem, type Item } from './table-items.ts';

/** The lock as it stands in the table. There is one for each environment and account. */
export interface LockItem {
  /** A run id; empty when nobody holds it. */
  readonly holder: string;
  /** Grows with every holder, and never shrinks. */
  readonly token: number;
  readonly heartbeatAt: Instant;
  readonly expiresAt: Instant;
}

/** Its sort key. */
export const LOCK = 'lock';

/** Reads the lock; undefined when nobody ever held it. */
export async function readLock(aws: Aws, table: DrillTable): Promise<LockItem | undefined> {
  const item = await getItem(aws, table, LOCK);
  return item === undefined ? undefined : lockItem(item);
}

/** Reads the lock; undefined when nobody ever held it, or when it cannot be read at this moment. */
export async function seenLock(aws: Aws, table: DrillTable): Promise<LockItem | undefined> {
  try {
    return await readLock(aws, table);
  } catch (error) {
    if (error instanceof LandfallError) return undefined;
    throw error;
  }
}

/** Whether somebody holds it whose heartbeat has not run out. */
export function isAlive(lock: LockItem | undefined, now: Instant): lock is LockItem {
  return lock !== undefined && lock.holder !== '' && lock.expiresAt > now;
}

function lockItem({ holder, token, heartbeatAt, expiresAt }: Item): LockItem {
  return {
    holder: String(holder ?? ''),
    token: Number(token ?? 0),
    heartbeatAt: String(heartbeatAt ?? ''),
    expiresAt: String(expiresAt ?? ''),
  };
}
