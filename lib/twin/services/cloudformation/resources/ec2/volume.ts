import type { Volume } from '@aws-sdk/client-ec2';
import { ec2Arn } from '../../../ec2/resource.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, flag, tags, text, whole } from '../property.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';
import { isSameKey } from '../same-key.ts';

/** `AWS::EC2::Volume` */
export const volume: ResourceType = {
  name: 'AWS::EC2::Volume',
  properties: {
    AvailabilityZone: fixed(text),
    Size: fixed(whole),
    SnapshotId: fixed(text),
    VolumeType: fixed(text),
    Iops: fixed(whole),
    Throughput: fixed(whole),
    Encrypted: fixed(flag),
    KmsKeyId: { ...fixed(text), isSame: isSameKey },
    Tags: tags,
  },
  required: ['AvailabilityZone'],
  attributes: ['VolumeId'],
  canSnapshot: true,
  create: async (properties, call) => {
    const { VolumeId } = await call.invoke<{ VolumeId: string }>('ec2', 'CreateVolume', properties);
    return VolumeId;
  },
  isReady: async (id, call) => {
    const state = (await describe(id, call))?.State;
    if (state === 'creating' || state === 'available') return state === 'available';
    throw new Error(`Volume ${id} did not stabilize: it is ${state === 'error' ? 'in error' : 'gone'}`);
  },
  read: (id) => Promise.resolve({ VolumeId: id }),
  remove: async (id, _properties, call, { isSnapshotted }) => {
    if (isSnapshotted) await call.invoke('ec2', 'CreateSnapshot', { VolumeId: id });
    await unlessMissing(call.invoke('ec2', 'DeleteVolume', { VolumeId: id }));
  },
  look: async (id, call) => {
    const found = await describe(id, call);
    return found === undefined ? undefined : looked(found);
  },
  arn: (id, context) => ec2Arn(context, 'volume', id),
};

async function describe(id: string, call: ResourceCall): Promise<Volume | undefined> {
  const found = await unlessMissing(
    call.invoke<{ Volumes: Volume[] }>('ec2', 'DescribeVolumes', { VolumeIds: [id] }),
  );
  return found?.Volumes[0];
}

function looked({
  AvailabilityZone = '',
  Size = 0,
  VolumeType,
  Encrypted = false,
  ...rest
}: Volume): Properties {
  const { SnapshotId = '', Iops, Throughput, KmsKeyId } = rest;
  return {
    AvailabilityZone,
    Size,
    VolumeType: VolumeType ?? '',
    Encrypted,
    ...(SnapshotId === '' ? {} : { SnapshotId }),
    ...(Iops === undefined ? {} : { Iops }),
    ...(Throughput === undefined ? {} : { Throughput }),
    ...(KmsKeyId === undefined ? {} : { KmsKeyId }),
  };
}
