import type { Seconds } from '../../base/duration.ts';
import { type Instant, plusSeconds } from '../../base/instant.ts';
import type { World } from './world.ts';

/** Something that is under way with a row: what the row says meanwhile, until when, and what it is then. */
export interface Change<Row> {
  readonly status: string;
  readonly until: Instant;
  readonly then: Partial<Row> | 'gone';
}

/** A change that lasts until a moment: what the row says meanwhile, and what it is then. */
export function changeUntil<Row>(
  until: Instant,
  status: string,
  then: Change<Row>['then'] = {},
): Change<Row> {
  // oxlint-disable-next-line unicorn/no-thenable -- a word of Change, never awaited
  return { status, until, then };
}

/** The moment at which a wait that AWS takes so many seconds for is over, at the pace of this world. */
export function dueAfter(world: World, seconds: Seconds): Instant {
  return plusSeconds(world.clock.now(), seconds * world.pace);
}

/** Carries out every change that is due, so that rows read as they are now. */
export function settle<Row extends { readonly change?: Change<Row> }>(
  rows: Map<string, Row>,
  now: Instant,
  onGone: (row: Row) => void = () => undefined,
): Map<string, Row> {
  for (const [id, row] of rows) {
    const { change, ...rest } = row;
    if (change === undefined || change.until > now) continue;
    if (change.then !== 'gone') {
      rows.set(id, { ...(rest as Row), ...change.then });
      continue;
    }
    rows.delete(id);
    onGone(row);
  }
  return rows;
}
