import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { Change } from '../../world/change.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { settleDue } from './under-way.ts';

/** Where a volume is attached. */
export interface Attachment {
  readonly instanceId: string;
  readonly device: string;
  readonly deleteOnTermination: boolean;
  readonly attachedAt: Instant;
}

/** One EBS volume; it is `in-use` while it has attachments. */
export interface StoredVolume {
  readonly id: string;
  readonly state: 'creating' | 'available' | 'error';
  readonly change?: Change<StoredVolume>;
  readonly zone: string;
  readonly sizeGiB: number;
  readonly volumeType: string;
  readonly iops?: number;
  readonly throughput?: number;
  readonly encrypted: boolean;
  /** ARN of the key, when encrypted. */
  readonly keyArn?: string;
  readonly snapshotId?: string;
  readonly createdAt: Instant;
  readonly attachments: readonly Attachment[];
}

declare module '../../world/world.ts' {
  interface Tables {
    'ec2.volume': StoredVolume;
  }
}

/** The volumes of one account and Region, as they are now. */
export function volumesOf(world: World, { account, region }: Place): Map<string, StoredVolume> {
  return settleDue(world.table('ec2.volume', account, region), world.clock.now());
}

/** What DescribeVolumes says of its state. */
export function volumeState(volume: StoredVolume): 'creating' | 'available' | 'in-use' | 'error' {
  if (volume.attachments.length > 0) return 'in-use';
  return volume.change?.status === 'creating' ? 'creating' : volume.state;
}

/** The volume of an id. */
export function namedVolume(context: CallContext, id: string | undefined): StoredVolume {
  const volume = volumesOf(context.world, context).get(id ?? '');
  if (volume === undefined)
    throw new Fault('InvalidVolume.NotFound', `The volume '${id ?? ''}' does not exist.`);
  return volume;
}

/** The volumes that are attached to each of some instances, by the instance's id. */
export function volumesOn(instanceIds: readonly string[], context: CallContext): Map<string, StoredVolume[]> {
  const byInstance = new Map(instanceIds.map((id): [string, StoredVolume[]] => [id, []]));
  for (const volume of volumesOf(context.world, context).values())
    for (const { instanceId } of volume.attachments) byInstance.get(instanceId)?.push(volume);
  return byInstance;
}
