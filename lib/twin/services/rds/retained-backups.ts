import { instant, type Instant } from '../../../base/instant.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { StoredInstance } from './stored-instance.ts';
import { restoreWindow } from './restore-window.ts';

/** The automated backups that outlive a DB instance deleted with `DeleteAutomatedBackups=false`. */
export interface RetainedBackups {
  readonly instance: StoredInstance;
  readonly earliest: Instant;
  readonly latest: Instant;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By the resource id of the instance that is gone. */
    'rds.retained-backups': RetainedBackups;
  }
}

/** Keeps the automated backups of an instance that goes, when it has any. */
export function retainBackups(world: World, place: Place, instance: StoredInstance): void {
  const window = restoreWindow(instance, world.clock.now());
  if (window === undefined) return;
  world.table('rds.retained-backups', place.account, place.region).set(instance.DbiResourceId, {
    instance,
    earliest: instant(window.earliest),
    latest: instant(window.latest),
  });
}
