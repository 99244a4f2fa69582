import type { Seconds } from '../../../base/duration.ts';
import type { Instant } from '../../../base/instant.ts';
import { type Change, dueAfter, settle } from '../../world/change.ts';
import type { World } from '../../world/world.ts';

/** A change that takes AWS so many seconds: what a row says meanwhile, and what it is afterwards. */
export function underWay<Row>(
  world: World,
  status: string,
  seconds: Seconds,
  afterwards: Change<Row>['then'] = {},
): Change<Row> {
  // oxlint-disable-next-line unicorn/no-thenable -- a word of Change, never awaited
  return { status, until: dueAfter(world, seconds), then: afterwards };
}

/** Carries out what is due; cheap when nothing is, for tables of thousands that are read again and again. */
export function settleDue<Row extends { readonly change?: Change<Row> }>(
  rows: Map<string, Row>,
  now: Instant,
  onGone?: (row: Row) => void,
): Map<string, Row> {
  for (const { change } of rows.values())
    if (change !== undefined && change.until <= now) return settle(rows, now, onGone);
  return rows;
}
