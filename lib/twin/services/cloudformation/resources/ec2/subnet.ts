import type { Subnet } from '@aws-sdk/client-ec2';
import { ec2Arn } from '../../../ec2/resource.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, flag, tags, text } from '../property.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';

/** `AWS::EC2::Subnet` */
export const subnet: ResourceType = {
  name: 'AWS::EC2::Subnet',
  properties: {
    VpcId: fixed(text),
    CidrBlock: fixed(text),
    AvailabilityZone: fixed(text),
    MapPublicIpOnLaunch: flag,
    Tags: tags,
  },
  required: ['VpcId', 'CidrBlock'],
  attributes: ['SubnetId', 'AvailabilityZone', 'CidrBlock', 'VpcId'],
  create: async (properties, call) => {
    const { VpcId, CidrBlock, AvailabilityZone } = properties;
    const { Subnet: made } = await call.invoke<{ Subnet: { SubnetId: string } }>('ec2', 'CreateSubnet', {
      VpcId,
      CidrBlock,
      AvailabilityZone,
    });
    await setAttributes(made.SubnetId, properties, call);
    return made.SubnetId;
  },
  read: async (id, call) => {
    const { AvailabilityZone = '', CidrBlock = '', VpcId = '' } = (await describe(id, call)) ?? {};
    return { SubnetId: id, AvailabilityZone, CidrBlock, VpcId };
  },
  update: async (id, { after }, call) => await setAttributes(id, after, call),
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('ec2', 'DeleteSubnet', { SubnetId: id }));
  },
  look: async (id, call) => {
    const found = await describe(id, call);
    if (found === undefined) return undefined;
    return {
      VpcId: found.VpcId ?? '',
      CidrBlock: found.CidrBlock ?? '',
      AvailabilityZone: found.AvailabilityZone ?? '',
      MapPublicIpOnLaunch: found.MapPublicIpOnLaunch ?? false,
    };
  },
  arn: (id, context) => ec2Arn(context, 'subnet', id),
};

async function setAttributes(
  SubnetId: string,
  { MapPublicIpOnLaunch }: Properties,
  call: ResourceCall,
): Promise<void> {
  if (MapPublicIpOnLaunch === undefined) return;
  await call.invoke('ec2', 'ModifySubnetAttribute', {
    SubnetId,
    MapPublicIpOnLaunch: { Value: MapPublicIpOnLaunch },
  });
}

async function describe(id: string, call: ResourceCall): Promise<Subnet | undefined> {
  const found = await unlessMissing(
    call.invoke<{ Subnets: Subnet[] }>('ec2', 'DescribeSubnets', { SubnetIds: [id] }),
  );
  return found?.Subnets[0];
}
