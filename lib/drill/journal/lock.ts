import type { Aws } from '../../aws/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import type { LandfallError } from '../../base/errors.ts';
import { plusSeconds } from '../../base/instant.ts';
import { awsNow } from './aws-now.ts';
import type { DrillTable } from './drill-table.ts';
import { isAlive, LOCK, type LockItem, readLock, seenLock } from './lock-item.ts';
import { held, silent, taken } from './lock-problems.ts';
import { type Condition, putItem } from './table-items.ts';

/** A lock that is held. Its heartbeat goes on until it is released or lost. */
export interface Lock {
  readonly holder: string;
  /** The fencing token: larger than that of every holder before. */
  readonly token: string;
  /** Aborts when somebody else holds the lock, or its heartbeat could not be written in time. */
  readonly lost: AbortSignal;
  /** Proves that the lock is still ours, and holds it for another lease. Throws LOCK_LOST. */
  renew(): Promise<void>;
  /** Lets others have it, if it still is ours. Its token stays behind, so that the next is larger. */
  release(): Promise<void>;
}

export interface LockOptions {
  readonly aws: Aws;
  readonly table: DrillTable;
  /** The run id, or what else is to be read of it. */
  readonly holder: string;
  readonly clock: Clock;
  /** How long it is held without a heartbeat. */
  readonly lease?: Seconds;
  /** Takes the lock from this holder even while it is alive: for stopping a run that somebody wants stopped. */
  readonly takeFrom?: string;
}

const LEASE: Seconds = 60;
/** How often a holder looks whether somebody took the lock from it: whoever stops a run does not wait for its next heartbeat. */
const LOOK: Seconds = 2;

/**
 * Takes the lock by one conditional write, from nobody or from a holder whose heartbeat ran out. Throws LOCK_HELD (guard) while
 * another one is alive.
 */
export async function takeLock(options: LockOptions): Promise<Lock> {
  const { aws, table, clock, holder } = options;
  for (;;) {
    const known = await readLock(aws, table);
    const isTheirs = known !== undefined && known.holder === options.takeFrom;
    if (isAlive(known, awsNow(aws, clock)) && !isTheirs) throw held(known, table);
    const token = (known?.token ?? 0) + 1;
    const condition = known === undefined ? NOBODY : unchanged(known, isTheirs);
    if (await putLock(options, token, holder, condition)) return heldLock(options, token);
    const now = await readLock(aws, table);
    // An answer that got lost, and the repeat that found its own writing.
    if (now?.holder === holder && now.token === token) return heldLock(options, token);
  }
}

const NOBODY: Condition = { expression: 'attribute_not_exists(pk)' };

/** The heartbeat of a living holder may go on while its lock is taken from it; that of a dead one must not come back. */
function unchanged({ token, expiresAt }: LockItem, evenAlive: boolean): Condition {
  const same = { expression: '#token = :token', names: { '#token': 'token' }, values: { ':token': token } };
  if (evenAlive) return same;
  return {
    expression: `${same.expression} AND #expires = :expires`,
    names: { ...same.names, '#expires': 'expiresAt' },
    values: { ...same.values, ':expires': expiresAt },
  };
}

function putLock(
  { aws, table, clock, lease = LEASE }: LockOptions,
  token: number,
  holder: string,
  condition: Condition,
): Promise<boolean> {
  const now = awsNow(aws, clock);
  const expiresAt = holder === '' ? now : plusSeconds(now, lease);
  return putItem(aws, table, LOCK, { holder, token, heartbeatAt: now, expiresAt }, condition);
}

function heldLock(options: LockOptions, token: number): Lock {
  const { aws, table, clock, holder, lease = LEASE } = options;
  const lost = new AbortController();
  const ours: Condition = {
    expression: '#holder = :holder AND #token = :token',
    names: { '#holder': 'holder', '#token': 'token' },
    values: { ':holder': holder, ':token': token },
  };
  const isOurs = (now: LockItem): boolean => now.holder === holder && now.token === token;
  let provenAt = clock.monotonic();
  let isReleased = false;
  let turn: Promise<void> = Promise.resolve();

  const lose = (error: LandfallError): LandfallError => {
    stopBeating();
    lost.abort(error);
    return error;
  };
  const prove = async (): Promise<void> => {
    if (lost.signal.aborted) throw lost.signal.reason;
    const begun = clock.monotonic();
    if (!(await putLock(options, token, holder, ours))) throw lose(taken(await readLock(aws, table), table));
    provenAt = begun;
  };
  const beat = async (): Promise<void> => {
    if (isReleased || lost.signal.aborted) return;
    try {
      await prove();
    } catch (error) {
      // A heartbeat that fails is not the end; a lease that ran out is.
      if (!lost.signal.aborted && clock.monotonic() - provenAt >= lease) lose(silent(table, error));
    }
  };
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const mine = turn.then(act);
    turn = mine.then(undefined, () => undefined);
    return mine;
  };
  let isLooking = false;
  // Not in turn: a look that hangs must not hold a heartbeat up.
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const now = await seenLock(aws, table);
    isLooking = false;
    if (!isReleased && !lost.signal.aborted && now !== undefined && !isOurs(now)) lose(taken(now, table));
  };
  const ends = [
    clock.every(lease / 6, () => void inTurn(beat)),
    clock.every(Math.min(LOOK, lease / 6), () => void look()),
  ];
  const stopBeating = (): void => {
    for (const end of ends) end();
  };

  return {
    holder,
    token: String(token),
    lost: lost.signal,
    renew: () => inTurn(prove),
    release: () =>
      inTurn(async () => {
        isReleased = true;
        stopBeating();
        if (!lost.signal.aborted) await putLock(options, token, '', ours);
      }),
  };
}
