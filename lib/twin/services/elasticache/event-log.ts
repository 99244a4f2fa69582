import type { Instant } from '../../../base/instant.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** Something that ElastiCache says happened to a group or a node. */
export interface StoredCacheEvent {
  readonly at: Instant;
  readonly type: 'replication-group' | 'cache-cluster';
  readonly id: string;
  readonly message: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By running number. */
    'elasticache.event': StoredCacheEvent;
  }
}

/** Writes an event into the log of an account and Region; nobody sees one that is yet to come. */
export function recordCacheEvent(
  world: World,
  { account, region }: Place,
  event: Omit<StoredCacheEvent, 'at'> & { readonly at?: Instant },
): void {
  const log = world.table('elasticache.event', account, region);
  log.set(String(log.size).padStart(9, '0'), { ...event, at: event.at ?? world.clock.now() });
}
