import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { Change } from '../../world/change.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { settleDue } from './under-way.ts';

/** One EBS snapshot. */
export interface StoredSnapshot {
  readonly id: string;
  /** A copy has no volume: EC2 writes `vol-ffffffff`. */
  readonly volumeId: string;
  readonly state: 'completed' | 'error' | 'recoverable';
  /** `pending` while it is being taken. */
  readonly change?: Change<StoredSnapshot>;
  /** The moment of the data. */
  readonly startedAt: Instant;
  readonly completedAt?: Instant;
  readonly sizeGiB: number;
  readonly encrypted: boolean;
  /** ARN of the key, when encrypted. */
  readonly keyArn?: string;
  readonly storageTier: 'standard' | 'archive';
  readonly description: string;
  /** AWS Backup's own snapshots can be deleted through AWS Backup only. */
  readonly managedByBackup?: boolean;
}

declare module '../../world/world.ts' {
  interface Tables {
    'ec2.snapshot': StoredSnapshot;
  }
}

/** The snapshots of one account and Region, as they are now. */
export function snapshotsOf(world: World, { account, region }: Place): Map<string, StoredSnapshot> {
  return settleDue(world.table('ec2.snapshot', account, region), world.clock.now());
}

/** The snapshot of an id. */
export function namedSnapshot(context: CallContext, id: string | undefined): StoredSnapshot {
  const snapshot = snapshotsOf(context.world, context).get(id ?? '');
  if (snapshot === undefined)
    throw new Fault('InvalidSnapshot.NotFound', `The snapshot '${id ?? ''}' does not exist.`);
  return snapshot;
}
