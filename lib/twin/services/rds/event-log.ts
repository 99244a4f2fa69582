import type { SourceType } from '@aws-sdk/client-rds';
import type { Instant } from '../../../base/instant.ts';
import type { CallContext } from '../../service.ts';

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

/** Writes an event into the log of the caller's account and Region. */
export function recordEvent(context: CallContext, event: Omit<StoredEvent, 'at'>): void {
  const log = context.world.table('rds.event', context.account, context.region);
  log.set(String(log.size).padStart(9, '0'), { ...event, at: context.world.clock.now() });
}
