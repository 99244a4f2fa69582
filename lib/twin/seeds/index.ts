export { type Founder, founder, type SeedCall } from './founder.ts';
export type { Seed, SeedOptions } from './seed.ts';
export { SEEDS } from './seeds.ts';
