import type { SourceType } from '@aws-sdk/client-rds';
import type { Instant } from '../../../base/instant.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** Something that RDS says happened to one of its resources. */
export interface StoredEvent {
  readonly at: Instant;
  readonly type: SourceType;
  readonly id: string;
  readonly arn: string;
  readonly category: string;
  readonly message: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By running number. */
    'rds.event': StoredEvent;
  }
}

/** Writes an event into the log of an account and Region. One that is yet to come is written with its moment: nobody sees it before. */
export function recordEvent(
  { world, account, region }: Place & { readonly world: World },
  event: Omit<StoredEvent, 'at'> & { readonly at?: Instant },
): void {
  const log = world.table('rds.event', account, region);
  log.set(String(log.size).padStart(9, '0'), { ...event, at: event.at ?? world.clock.now() });
}
