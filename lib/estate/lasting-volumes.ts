import type { Ec2Instance, Ec2Volume } from '../inventory/facts.ts';
import type { Facts } from '../inventory/inventory.ts';
import { isSelected } from './points/plan-feeds.ts';
import type { SourceIndex } from './points/source-index.ts';
import { outlivesInstances } from './stores.ts';

/**
 * Whether a volume holds what is meant to last. It does when it outlives its instances; when somebody backs it up, or a plan is to;
 * and when it is not what its instance starts from: DeleteOnTermination is a default of launch templates, and no word about the data.
 */
export function lastingVolumes(facts: Facts, index: SourceIndex): (volume: Ec2Volume) => boolean {
  const instances = new Map(facts['ec2.instance'].map((one) => [placed(one, one.id), one]));
  return (volume) =>
    outlivesInstances(volume) ||
    isBackedUp(index, volume) ||
    volume.attachments.some(
      (attachment) => !startsFrom(instances.get(placed(volume, attachment.instanceId)), volume, attachment),
    );
}

function isBackedUp(index: SourceIndex, volume: Ec2Volume): boolean {
  const snapshots = (index.ebs.get(volume.id) ?? []).filter(({ description }) => !IMAGE.test(description));
  return snapshots.length > 0 || index.backups.has(volume.arn) || isSelected(index, volume);
}

/** Making an image of a server snapshots its disk: that keeps the image, not the data of the server. */
const IMAGE = /^Created by CreateImage\(/;

/** An instance with a single volume starts from it; of an instance that EC2 does not describe further nobody knows. */
function startsFrom(
  instance: Ec2Instance | undefined,
  { id }: Ec2Volume,
  { device }: Ec2Volume['attachments'][number],
): boolean {
  if (instance === undefined) return false;
  const { rootDevice, volumeIds } = instance;
  if (rootDevice !== undefined && device !== undefined) return rootDevice === device;
  return volumeIds.length === 1 && volumeIds[0] === id;
}

function placed({ account, region }: Pick<Ec2Volume, 'account' | 'region'>, id: string): string {
  return `${account}/${region}/${id}`;
}
