import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import type { Instant } from '../../../base/instant.ts';
import { uuidOf } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** Something that happened to a stack or one of its resources. */
export interface StoredEvent {
  readonly id: string;
  /** Counts up within the account and Region. */
  readonly number: number;
  readonly stackArn: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: ResourceStatus | StackStatus;
  readonly reason?: string;
  readonly at: Instant;
  /** The caller's name for the operation that it belongs to. */
  readonly token?: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id. */
    'cloudformation.event': StoredEvent;
  }
}

/** Writes down what happened, as the newest. */
export function recordEvent(
  world: World,
  { account, region }: Place,
  event: Omit<StoredEvent, 'id' | 'number' | 'at'>,
): void {
  const events = world.table('cloudformation.event', account, region);
  const id = uuidOf(nextOf(world, { account, region }, 'cloudformation event'));
  events.set(id, { ...event, id, number: events.size, at: world.clock.now() });
}
