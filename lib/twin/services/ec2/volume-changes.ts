import type {
  AttachVolumeRequest,
  CreateVolumeRequest,
  DeleteVolumeRequest,
  DetachVolumeRequest,
  Volume,
  VolumeAttachment,
} from '@aws-sdk/client-ec2';
import { type CallContext, Fault } from '../../service.ts';
import { forgetTags } from '../../world/tags.ts';
import { newVolume } from './new-volume.ts';
import { ec2Arn, tagNew } from './resource.ts';
import { namedInstances, stateOf, type StoredInstance } from './stored-instance.ts';
import { type Attachment, namedVolume, type StoredVolume, volumesOf, volumeState } from './stored-volume.ts';
import { attachmentOf, volumeOf } from './volumes.ts';
import { zonesOf } from './zones.ts';

/** Making, attaching, detaching and deleting EBS volumes. */
export const volumeChanges = {
  CreateVolume(input: CreateVolumeRequest, context: CallContext): Volume {
    const volume = newVolume(context, {
      zone: zoneOf(input, context),
      sizeGiB: input.Size,
      snapshotId: input.SnapshotId,
      volumeType: input.VolumeType ?? 'gp2',
      iops: input.Iops,
      throughput: input.Throughput,
      encrypted: input.Encrypted,
      keyId: input.KmsKeyId,
    });
    tagNew(context, 'volume', volume.id, input.TagSpecifications);
    return volumeOf(volume, context);
  },

  AttachVolume(input: AttachVolumeRequest, context: CallContext): VolumeAttachment {
    const volume = namedVolume(context, input.VolumeId);
    const [instance] = namedInstances(context, [input.InstanceId ?? '']);
    if (instance === undefined)
      throw new Fault('MissingParameter', 'The request must contain the parameter instance');
    const device = input.Device ?? '';
    refuseAttaching(volume, instance, device, context);
    const attachment: Attachment = {
      instanceId: instance.id,
      device,
      deleteOnTermination: false,
      attachedAt: context.world.clock.now(),
    };
    keep(context, { ...volume, attachments: [attachment] });
    return { ...attachmentOf(attachment, volume.id), State: 'attaching' };
  },

  DetachVolume(input: DetachVolumeRequest, context: CallContext): VolumeAttachment {
    const volume = namedVolume(context, input.VolumeId);
    const attachment = volume.attachments.find(
      (each) => input.InstanceId === undefined || each.instanceId === input.InstanceId,
    );
    if (attachment === undefined)
      throw new Fault('IncorrectState', `Volume '${volume.id}' is in the '${volumeState(volume)}' state.`);
    refuseDetachingRoot(volume, attachment, context);
    keep(context, { ...volume, attachments: volume.attachments.filter((each) => each !== attachment) });
    return { ...attachmentOf(attachment, volume.id), State: 'detaching' };
  },

  DeleteVolume(input: DeleteVolumeRequest, context: CallContext): object {
    const volume = namedVolume(context, input.VolumeId);
    const [attachment] = volume.attachments;
    if (attachment !== undefined)
      throw new Fault('VolumeInUse', `Volume ${volume.id} is currently attached to ${attachment.instanceId}`);
    volumesOf(context.world, context).delete(volume.id);
    forgetTags(context.world, context, ec2Arn(context, 'volume', volume.id));
    return {};
  },
};

function zoneOf({ AvailabilityZone, AvailabilityZoneId }: CreateVolumeRequest, context: CallContext): string {
  const byId = zonesOf(context).find((zone) => zone.id === AvailabilityZoneId);
  const name = AvailabilityZone ?? byId?.name;
  if (name !== undefined) return name;
  if (AvailabilityZoneId !== undefined)
    throw new Fault('InvalidZone.NotFound', `The zone '${AvailabilityZoneId}' does not exist.`);
  throw new Fault('MissingParameter', 'The request must contain the parameter zone');
}

function refuseAttaching(
  volume: StoredVolume,
  instance: StoredInstance,
  device: string,
  context: CallContext,
): void {
  if (volume.attachments.length > 0)
    throw new Fault('VolumeInUse', `${volume.id} is already attached to an instance`);
  if (volumeState(volume) !== 'available')
    throw new Fault('IncorrectState', `Volume '${volume.id}' is in the '${volumeState(volume)}' state.`);
  if (!['running', 'stopped'].includes(stateOf(instance)))
    throw new Fault('IncorrectState', `Instance '${instance.id}' is not 'running'.`);
  if (volume.zone !== instance.zone)
    throw new Fault(
      'InvalidVolume.ZoneMismatch',
      `The volume '${volume.id}' is not in the same availability zone as instance '${instance.id}'`,
    );
  const isTaken = (each: Attachment) => each.instanceId === instance.id && each.device === device;
  if ([...volumesOf(context.world, context).values()].some((row) => row.attachments.some(isTaken)))
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value '${device}' for unixDevice. Attachment point ${device} is already in use`,
    );
}

function refuseDetachingRoot(volume: StoredVolume, attachment: Attachment, context: CallContext): void {
  const [instance] = namedInstances(context, [attachment.instanceId]);
  const isRoot = instance?.rootDevice === attachment.device;
  if (instance !== undefined && isRoot && stateOf(instance) !== 'stopped')
    throw new Fault(
      'OperationNotPermitted',
      `Unable to detach root volume '${volume.id}' from instance '${instance.id}'`,
    );
}

function keep({ world, account, region }: CallContext, row: StoredVolume): void {
  world.table('ec2.volume', account, region).set(row.id, row);
}
