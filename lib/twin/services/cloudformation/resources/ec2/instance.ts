import type { Instance, Reservation } from '@aws-sdk/client-ec2';
import { tagList } from '../../../../world/tags.ts';
import { ec2Arn } from '../../../ec2/resource.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, flag, hidden, list, record, tags, text, whole } from '../property.ts';
import type { ResourceCall, ResourceType } from '../resource-type.ts';

const START_SECONDS = 20;

/** `AWS::EC2::Instance` */
export const instance: ResourceType = {
  name: 'AWS::EC2::Instance',
  properties: {
    ImageId: fixed(text),
    InstanceType: fixed(text),
    AvailabilityZone: fixed(text),
    SubnetId: fixed(text),
    SecurityGroupIds: fixed(list(text)),
    PrivateIpAddress: fixed(text),
    KeyName: fixed(text),
    UserData: hidden(fixed(text)),
    DisableApiTermination: hidden(fixed(flag)),
    BlockDeviceMappings: hidden(
      fixed(
        list(
          record({
            DeviceName: text,
            Ebs: record({
              VolumeSize: whole,
              VolumeType: text,
              SnapshotId: text,
              Encrypted: flag,
              KmsKeyId: text,
              Iops: whole,
              Throughput: whole,
              DeleteOnTermination: flag,
            }),
          }),
        ),
      ),
    ),
    PropagateTagsToVolumeOnCreation: hidden(fixed(flag)),
    Tags: tags,
  },
  required: ['ImageId'],
  attributes: ['InstanceId', 'PrivateIp', 'PrivateDnsName', 'AvailabilityZone', 'VpcId'],
  takes: START_SECONDS,
  create: async (properties, call) => {
    const { AvailabilityZone, PropagateTagsToVolumeOnCreation, ...rest } = properties;
    const { Instances } = await call.invoke<{ Instances: Instance[] }>('ec2', 'RunInstances', {
      ...rest,
      MinCount: 1,
      MaxCount: 1,
      ...(AvailabilityZone === undefined ? {} : { Placement: { AvailabilityZone } }),
      ...(PropagateTagsToVolumeOnCreation === true
        ? { TagSpecifications: [{ ResourceType: 'volume', Tags: tagList(call.tags) }] }
        : {}),
    });
    return Instances[0]?.InstanceId ?? '';
  },
  isReady: async (id, call) => {
    const state = (await describe(id, call))?.State?.Name;
    if (state === 'pending' || state === 'running') return state === 'running';
    throw new Error(`Instance ${id} did not stabilize: it is ${state ?? 'gone'}`);
  },
  read: async (id, call) => {
    const found = await describe(id, call);
    return {
      InstanceId: id,
      PrivateIp: found?.PrivateIpAddress ?? '',
      PrivateDnsName: found?.PrivateDnsName ?? '',
      AvailabilityZone: found?.Placement?.AvailabilityZone ?? '',
      VpcId: found?.VpcId ?? '',
    };
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('ec2', 'TerminateInstances', { InstanceIds: [id] }));
  },
  isGone: async (id, call) => {
    const state = (await describe(id, call))?.State?.Name;
    return state === undefined || state === 'terminated';
  },
  look: async (id, call) => {
    const found = await describe(id, call);
    if (found === undefined || found.State?.Name === 'terminated') return undefined;
    return {
      ImageId: found.ImageId ?? '',
      InstanceType: found.InstanceType ?? '',
      AvailabilityZone: found.Placement?.AvailabilityZone ?? '',
      SubnetId: found.SubnetId ?? '',
      SecurityGroupIds: (found.SecurityGroups ?? []).map(({ GroupId = '' }) => GroupId),
      PrivateIpAddress: found.PrivateIpAddress ?? '',
    };
  },
  arn: (id, context) => ec2Arn(context, 'instance', id),
};

async function describe(id: string, call: ResourceCall): Promise<Instance | undefined> {
  const found = await unlessMissing(
    call.invoke<{ Reservations: Reservation[] }>('ec2', 'DescribeInstances', { InstanceIds: [id] }),
  );
  return found?.Reservations[0]?.Instances?.[0];
}
