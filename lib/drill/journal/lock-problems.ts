import { LandfallError } from '../../base/errors.ts';
import type { DrillTable } from './drill-table.ts';
import type { LockItem } from './lock-item.ts';

/** Another run is alive: LOCK_HELD. */
export function held({ holder, expiresAt }: LockItem, table: DrillTable): LandfallError {
  return new LandfallError('LOCK_HELD', 'guard', {
    what: `Another run is at work in environment "${table.environment}"; nothing was broken`,
    where: placeOf(table),
    expected: 'a free lock',
    got: `held by ${holder}, at least until ${expiresAt}`,
    fix: `wait for it, or end it from any machine: landfall stop ${holder}`,
  });
}

/** Somebody else holds the lock by now: LOCK_LOST. */
export function taken(now: LockItem | undefined, table: DrillTable): LandfallError {
  const by = now === undefined || now.holder === '' ? 'nobody' : now.holder;
  return new LandfallError('LOCK_LOST', 'guard', {
    what: 'The lock of this run was taken from it; it changes nothing any more',
    where: placeOf(table),
    got: `a lock held by ${by}`,
    fix: 'see what took it: `landfall stop` and `landfall sweep` do, and they heal',
  });
}

/** The lease ran out without a heartbeat: LOCK_LOST. */
export function silent(table: DrillTable, cause: unknown): LandfallError {
  return new LandfallError(
    'LOCK_LOST',
    'guard',
    {
      what: 'The lock of this run ran out, for its heartbeat could not be written; it changes nothing any more',
      where: placeOf(table),
      fix: 'see whether AWS can be reached, then run `landfall sweep`; faults end by themselves',
    },
    { cause },
  );
}

function placeOf({ table, account, region }: DrillTable): string {
  return `table "${table}", account ${account}, ${region}`;
}
