import type { Seconds } from '../../../base/duration.ts';
import { type Change, dueAfter } from '../../world/change.ts';
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
