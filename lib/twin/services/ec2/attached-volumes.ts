import { type CallContext, Fault } from '../../service.ts';
import { forgetTags } from '../../world/tags.ts';
import { ec2Arn } from './resource.ts';
import { type Attachment, type StoredVolume, volumesOf } from './stored-volume.ts';

/** Lets go of a terminated instance's volumes: those that go with it are gone, the others are free. */
export function releaseVolumes(id: string, context: CallContext): void {
  const volumes = volumesOf(context.world, context);
  for (const volume of volumes.values()) {
    const attachment = volume.attachments.find((each) => each.instanceId === id);
    if (attachment === undefined) continue;
    if (attachment.deleteOnTermination) {
      volumes.delete(volume.id);
      forgetTags(context.world, context, ec2Arn(context, 'volume', volume.id));
      continue;
    }
    volumes.set(
      volume.id,
      withAttachments(volume, (each) => (each.instanceId === id ? [] : [each])),
    );
  }
}

/** Says whether the volume at a device goes with its instance. */
export function setDeleteOnTermination(
  instanceId: string,
  device: string | undefined,
  deleteOnTermination: boolean | undefined,
  context: CallContext,
): void {
  const volumes = volumesOf(context.world, context);
  const isMeant = (each: Attachment) => each.instanceId === instanceId && each.device === device;
  const volume = [...volumes.values()].find((row) => row.attachments.some(isMeant));
  if (volume === undefined)
    throw new Fault(
      'InvalidInstanceAttributeValue',
      `No device is currently mapped at ${device ?? ''} for instance '${instanceId}'`,
    );
  if (deleteOnTermination === undefined) return;
  volumes.set(
    volume.id,
    withAttachments(volume, (each) => [isMeant(each) ? { ...each, deleteOnTermination } : each]),
  );
}

function withAttachments(
  volume: StoredVolume,
  change: (each: Attachment) => readonly Attachment[],
): StoredVolume {
  return { ...volume, attachments: volume.attachments.flatMap(change) };
}
