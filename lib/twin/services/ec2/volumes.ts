import type { DescribeVolumesRequest, DescribeVolumesResult, Volume, VolumeType } from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import type { CallContext } from '../../service.ts';
import { tagList } from '../../world/tags.ts';
import { type Fields, matches, present, tagFields } from './filters.ts';
import { checkPageSize, ec2Arn, ec2Tags } from './resource.ts';
import { type Attachment, namedVolume, type StoredVolume, volumeState, volumesOf } from './stored-volume.ts';
import { zoneNamed } from './zones.ts';

/** Looking at EBS volumes. */
export const volumes = {
  DescribeVolumes(input: DescribeVolumesRequest, context: CallContext): DescribeVolumesResult {
    checkPageSize(input.MaxResults, input.VolumeIds, 'volumesSet');
    const isMeant = (row: StoredVolume) => matches(input.Filters, () => fieldsOf(row, context));
    if (input.VolumeIds !== undefined && input.VolumeIds.length > 0) {
      const named = input.VolumeIds.map((id) => namedVolume(context, id));
      return { Volumes: named.filter(isMeant).map((row) => volumeOf(row, context)) };
    }
    const { items, next } = page([...volumesOf(context.world, context).values()].filter(isMeant), {
      token: input.NextToken,
      max: input.MaxResults,
      context,
      id: (row) => row.id,
      limit: 1_000,
      scope: JSON.stringify(input.Filters ?? []),
    });
    return { Volumes: items.map((row) => volumeOf(row, context)), NextToken: next };
  },
};

/** A volume as EC2 writes it. */
export function volumeOf(row: StoredVolume, context: CallContext): Volume {
  const zone = zoneNamed(context, row.zone);
  return {
    VolumeId: row.id,
    VolumeArn: ec2Arn(context, 'volume', row.id),
    State: volumeState(row),
    AvailabilityZone: zone.name,
    AvailabilityZoneId: zone.id,
    Size: row.sizeGiB,
    VolumeType: row.volumeType as VolumeType,
    Encrypted: row.encrypted,
    SnapshotId: row.snapshotId ?? '',
    CreateTime: new Date(row.createdAt),
    MultiAttachEnabled: false,
    Attachments: row.attachments.map((each) => attachmentOf(each, row.id)),
    Tags: tagList(ec2Tags(context, 'volume', row.id)),
    ...(row.iops === undefined ? {} : { Iops: row.iops }),
    ...(row.throughput === undefined ? {} : { Throughput: row.throughput }),
    ...(row.keyArn === undefined ? {} : { KmsKeyId: row.keyArn }),
  };
}

/** Where a volume hangs, as EC2 writes it. */
export function attachmentOf(attachment: Attachment, volumeId: string) {
  return {
    VolumeId: volumeId,
    InstanceId: attachment.instanceId,
    Device: attachment.device,
    State: 'attached' as const,
    AttachTime: new Date(attachment.attachedAt),
    DeleteOnTermination: attachment.deleteOnTermination,
  };
}

function fieldsOf(row: StoredVolume, context: CallContext): Fields {
  const { attachments } = row;
  const zone = zoneNamed(context, row.zone);
  return {
    ...tagFields(ec2Tags(context, 'volume', row.id)),
    'attachment.instance-id': attachments.map((each) => each.instanceId),
    'attachment.device': attachments.map((each) => each.device),
    'attachment.delete-on-termination': attachments.map((each) => String(each.deleteOnTermination)),
    'attachment.status': attachments.map(() => 'attached'),
    'availability-zone': [zone.name],
    'availability-zone-id': [zone.id],
    'create-time': [row.createdAt],
    encrypted: [String(row.encrypted)],
    size: [String(row.sizeGiB)],
    'snapshot-id': present(row.snapshotId),
    status: [volumeState(row)],
    'volume-id': [row.id],
    'volume-type': [row.volumeType],
  };
}
