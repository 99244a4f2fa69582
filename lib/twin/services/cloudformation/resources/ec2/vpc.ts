import type { Vpc } from '@aws-sdk/client-ec2';
import { ec2Arn } from '../../../ec2/resource.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, flag, tags, text } from '../property.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';

/** `AWS::EC2::VPC` */
export const vpc: ResourceType = {
  name: 'AWS::EC2::VPC',
  properties: {
    CidrBlock: fixed(text),
    EnableDnsHostnames: flag,
    EnableDnsSupport: flag,
    Tags: tags,
  },
  required: ['CidrBlock'],
  attributes: ['VpcId', 'CidrBlock', 'DefaultSecurityGroup'],
  create: async (properties, call) => {
    const { Vpc } = await call.invoke<{ Vpc: { VpcId: string } }>('ec2', 'CreateVpc', {
      CidrBlock: properties['CidrBlock'],
    });
    await setAttributes(Vpc.VpcId, properties, call);
    return Vpc.VpcId;
  },
  read: async (id, call) => {
    const { SecurityGroups } = await call.invoke<{ SecurityGroups: { GroupId: string }[] }>(
      'ec2',
      'DescribeSecurityGroups',
      {
        Filters: [
          { Name: 'vpc-id', Values: [id] },
          { Name: 'group-name', Values: ['default'] },
        ],
      },
    );
    const found = await describe(id, call);
    return {
      VpcId: id,
      CidrBlock: found?.CidrBlock ?? '',
      DefaultSecurityGroup: SecurityGroups[0]?.GroupId ?? '',
    };
  },
  update: async (id, { after }, call) => await setAttributes(id, after, call),
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('ec2', 'DeleteVpc', { VpcId: id }));
  },
  look: async (id, call) => {
    const found = await describe(id, call);
    if (found === undefined) return undefined;
    const attribute = async (Attribute: string) =>
      await call.invoke<Record<string, { Value: boolean }>>('ec2', 'DescribeVpcAttribute', {
        VpcId: id,
        Attribute,
      });
    const { EnableDnsHostnames } = await attribute('enableDnsHostnames');
    const { EnableDnsSupport } = await attribute('enableDnsSupport');
    return {
      CidrBlock: found.CidrBlock ?? '',
      EnableDnsHostnames: EnableDnsHostnames?.Value ?? false,
      EnableDnsSupport: EnableDnsSupport?.Value ?? true,
    };
  },
  arn: (id, context) => ec2Arn(context, 'vpc', id),
};

async function describe(id: string, call: ResourceCall): Promise<Vpc | undefined> {
  const found = await unlessMissing(call.invoke<{ Vpcs: Vpc[] }>('ec2', 'DescribeVpcs', { VpcIds: [id] }));
  return found?.Vpcs[0];
}

async function setAttributes(VpcId: string, properties: Properties, call: ResourceCall): Promise<void> {
  const { EnableDnsHostnames, EnableDnsSupport } = properties;
  if (EnableDnsHostnames === undefined && EnableDnsSupport === undefined) return;
  await call.invoke('ec2', 'ModifyVpcAttribute', {
    VpcId,
    ...(EnableDnsHostnames === undefined ? {} : { EnableDnsHostnames: { Value: EnableDnsHostnames } }),
    ...(EnableDnsSupport === undefined ? {} : { EnableDnsSupport: { Value: EnableDnsSupport } }),
  });
}
