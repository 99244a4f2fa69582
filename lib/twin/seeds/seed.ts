import type { Clock } from '../../base/clock.ts';
import type { World } from '../world/world.ts';

/** The clock that a world keeps, and what its waits are multiplied by. */
export interface SeedOptions {
  readonly clock: Clock;
  readonly pace: number;
}

/** Makes a world as it stands at this moment. The same moment gives the same world. */
export type Seed = (options: SeedOptions) => Promise<World>;
