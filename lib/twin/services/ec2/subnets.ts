import type {
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  DescribeVpcsRequest,
  DescribeVpcsResult,
} from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { tagList } from '../../world/tags.ts';
import { matches, tagFields } from './filters.ts';
import { ec2Arn, ec2Tags } from './resource.ts';
import { zonesOf } from './zones.ts';

/** The default VPC that every account has in every Region, with a subnet in each zone. */
export const subnets = {
  DescribeSubnets(input: DescribeSubnetsRequest, context: CallContext): DescribeSubnetsResult {
    const all = subnetsOf(context);
    for (const id of input.SubnetIds ?? []) namedSubnet(context, id);
    const { items, next } = page(
      all
        .filter(({ SubnetId }) => input.SubnetIds?.includes(SubnetId) ?? true)
        .filter((subnet) =>
          matches(input.Filters, () => ({
            ...tagFields(ec2Tags(context, 'subnet', subnet.SubnetId)),
            'subnet-id': [subnet.SubnetId],
            'vpc-id': [subnet.VpcId],
            'availability-zone': [subnet.AvailabilityZone],
            'availability-zone-id': [subnet.AvailabilityZoneId],
            'default-for-az': ['true'],
            state: ['available'],
          })),
        ),
      {
        token: input.NextToken,
        max: input.MaxResults,
        context,
        id: (subnet) => subnet.SubnetId,
        limit: 1_000,
      },
    );
    return { Subnets: items, NextToken: next };
  },

  DescribeVpcs(input: DescribeVpcsRequest, context: CallContext): DescribeVpcsResult {
    const vpcId = zonesOf(context)[0]?.vpcId ?? '';
    const missing = input.VpcIds?.find((id) => id !== vpcId);
    if (missing !== undefined)
      throw new Fault('InvalidVpcID.NotFound', `The vpc ID '${missing}' does not exist`);
    const isMeant = matches(input.Filters, () => ({
      'vpc-id': [vpcId],
      'is-default': ['true'],
      isDefault: ['true'],
      state: ['available'],
    }));
    const vpc = {
      VpcId: vpcId,
      OwnerId: context.account,
      State: 'available' as const,
      CidrBlock: '172.31.0.0/16',
      IsDefault: true,
      InstanceTenancy: 'default' as const,
      Tags: [],
    };
    return { Vpcs: isMeant ? [vpc] : [] };
  },
};

/** The subnet of an id. */
export function namedSubnet(context: CallContext, id: string) {
  const subnet = subnetsOf(context).find(({ SubnetId }) => SubnetId === id);
  if (subnet === undefined)
    throw new Fault('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`);
  return subnet;
}

/** The subnets of the default VPC as EC2 describes them. */
export function subnetsOf(context: CallContext) {
  return zonesOf(context).map((zone, index) => ({
    SubnetId: zone.subnetId,
    SubnetArn: ec2Arn(context, 'subnet', zone.subnetId),
    VpcId: zone.vpcId,
    OwnerId: context.account,
    State: 'available' as const,
    AvailabilityZone: zone.name,
    AvailabilityZoneId: zone.id,
    CidrBlock: `172.31.${index * 16}.0/20`,
    AvailableIpAddressCount: 4_091,
    DefaultForAz: true,
    MapPublicIpOnLaunch: true,
    Tags: tagList(ec2Tags(context, 'subnet', zone.subnetId)),
  }));
}
