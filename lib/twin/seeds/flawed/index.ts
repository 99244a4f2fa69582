import type { PlantedFault } from '../planted-fault.ts';
import { BACKUPS } from './backups.ts';
import { CACHES } from './caches.ts';
import { CAPACITY } from './capacity.ts';
import { DATABASES } from './databases.ts';
import { DECLARED } from './declared.ts';
import { KEYS } from './keys.ts';
import { NAMES } from './names.ts';
import { ROLES } from './roles.ts';
import { STACKS } from './stacks.ts';
import { TAGS } from './tags.ts';
import { VAULTS } from './vaults.ts';

export { DECLARED } from './declared.ts';

/** All that is wrong with the shop on its bad day: what people did to it, and what its declaration says. */
export const FLAWS: readonly PlantedFault[] = [
  ...DECLARED,
  ...TAGS,
  ...DATABASES,
  ...CACHES,
  ...BACKUPS,
  ...VAULTS,
  ...KEYS,
  ...CAPACITY,
  ...NAMES,
  ...STACKS,
  ...ROLES,
];
