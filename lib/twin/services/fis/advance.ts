import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { step } from './step.ts';
import { experimentsOf, isOver } from './stored-experiment.ts';

/** Takes every experiment of a world as far as it goes by now. */
export function advanceAll(world: World): void {
  for (const place of world.places('fis.experiment')) advance(world, place);
}

/** Takes the experiments of one account and Region as far as they go by now; whoever looks at them does this first. */
export function advance(world: World, place: Place): void {
  const rows = experimentsOf(world, place);
  const now = world.clock.now();
  const { account, region } = place;
  for (const [id, row] of rows)
    if (!isOver(row)) rows.set(id, step(row, { world, place: { account, region }, now }));
}
