import { World } from '../world/world.ts';
import { FLAWS } from './flawed/index.ts';
import { plantInPast } from './plant.ts';
import type { Seed } from './seed.ts';
import { foundShop } from './shop/index.ts';

/** The worlds that the twin can start from, by name. */
export const SEEDS: Readonly<Record<string, Seed>> = {
  /** No resources at all. */
  empty: async ({ clock, pace }) => new World(clock, pace),
  /** A shop of three workloads in which everything holds that `environments/sandbox.yaml` promises. */
  sandbox: async (options) => (await foundShop(options)).arrive(),
  /** The same shop, but that its ledger is a Multi-AZ DB cluster instead of Aurora. */
  'multi-az-cluster': async (options) => (await foundShop(options, { ledger: 'multi-az-cluster' })).arrive(),
  /** The same shop on a bad day, for `environments/sandbox-flawed.yaml`. */
  'sandbox-flawed': async (options) => {
    const shop = await foundShop(options);
    await plantInPast(shop, FLAWS);
    return shop.arrive();
  },
};
