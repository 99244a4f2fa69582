import { World } from '../world/world.ts';
import type { Seed } from './seed.ts';
import { foundShop } from './shop/index.ts';

/** The worlds that the twin can start from, by name. */
export const SEEDS: Readonly<Record<string, Seed>> = {
  /** No resources at all. */
  empty: async ({ clock, pace }) => new World(clock, pace),
  /** A shop of three workloads in which everything holds that `environments/sandbox.yaml` promises. */
  sandbox: async (options) => (await foundShop(options)).arrive(),
};
