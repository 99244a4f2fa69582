import type { AvailabilityZone, Instance, Snapshot, Volume } from '@aws-sdk/client-ec2';
import type { Ec2Instance, Ec2Snapshot, Ec2Volume, Ec2Zone } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, moment, need, present, tagsOf } from './present.ts';

/** An instance, the terminated ones that EC2 still shows included. */
export function ec2Instance(raw: Instance, seen: Sighting): Ec2Instance {
  const id = need(raw.InstanceId, 'InstanceId');
  return {
    ...base(seen, arnOf(seen, `instance/${id}`), id, tagsOf(raw.Tags)),
    state: need(raw.State?.Name, 'State'),
    zone: raw.Placement?.AvailabilityZone ?? '',
    instanceType: raw.InstanceType ?? '',
    volumeIds: (raw.BlockDeviceMappings ?? []).flatMap(({ Ebs }) =>
      Ebs?.VolumeId === undefined ? [] : [Ebs.VolumeId],
    ),
    ...present({ subnetId: raw.SubnetId, rootDevice: raw.RootDeviceName }),
  };
}

/** A volume. */
export function ec2Volume(raw: Volume, seen: Sighting): Ec2Volume {
  const id = need(raw.VolumeId, 'VolumeId');
  return {
    ...base(seen, arnOf(seen, `volume/${id}`), id, tagsOf(raw.Tags)),
    state: raw.State ?? '',
    zone: raw.AvailabilityZone ?? '',
    sizeGiB: raw.Size ?? 0,
    encrypted: need(raw.Encrypted, 'Encrypted'),
    attachments: (raw.Attachments ?? []).flatMap(({ InstanceId, DeleteOnTermination, Device }) =>
      InstanceId === undefined
        ? []
        : [
            {
              instanceId: InstanceId,
              deleteOnTermination: DeleteOnTermination ?? false,
              ...present({ device: Device }),
            },
          ],
    ),
    ...present({ keyArn: raw.KmsKeyId, createdAt: moment(raw.CreateTime) }),
  };
}

/** A snapshot. Its ARN carries no account, as AWS Backup writes it too. */
export function ec2Snapshot(raw: Snapshot, seen: Sighting): Ec2Snapshot {
  const id = need(raw.SnapshotId, 'SnapshotId');
  return {
    ...base(seen, `arn:${seen.partition}:ec2:${seen.region}::snapshot/${id}`, id, tagsOf(raw.Tags)),
    volumeId: raw.VolumeId ?? '',
    state: raw.State ?? '',
    encrypted: need(raw.Encrypted, 'Encrypted'),
    storageTier: raw.StorageTier ?? 'standard',
    description: raw.Description ?? '',
    ...present({
      dataTime: moment(raw.StartTime),
      completedAt: moment(raw.CompletionTime),
      keyArn: raw.KmsKeyId,
    }),
  };
}

/** A zone as this account calls it, and the id that is the same for everybody. */
export function ec2Zone(raw: AvailabilityZone, seen: Sighting): Ec2Zone {
  const zoneName = need(raw.ZoneName, 'ZoneName');
  return {
    ...base(seen, arnOf(seen, `availability-zone/${zoneName}`), zoneName, {}),
    zoneName,
    zoneId: raw.ZoneId ?? '',
    state: raw.State ?? '',
  };
}

function arnOf({ partition, region, account }: Sighting, resource: string): string {
  return `arn:${partition}:ec2:${region}:${account}:${resource}`;
}
