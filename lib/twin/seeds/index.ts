export { type Founder, founder, type SeedCall } from './founder.ts';
export { plant, plantInPast } from './plant.ts';
export type { Invoke, PlantedFault, PlantingCall, Shown } from './planted-fault.ts';
export type { Seed, SeedOptions } from './seed.ts';
export { SEEDS } from './seeds.ts';
export { foundShop } from './shop/index.ts';
