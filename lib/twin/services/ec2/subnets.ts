import type {
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  DescribeVpcsRequest,
  DescribeVpcsResult,
} from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { matches } from './filters.ts';
import { zonesOf } from './zones.ts';

/** The default VPC that every account has in every Region, with a subnet in each zone. */
export const subnets = {
  DescribeSubnets(input: DescribeSubnetsRequest, context: CallContext): DescribeSubnetsResult {
    const zones = zonesOf(context);
    const missing = input.SubnetIds?.find((id) => zones.every((zone) => zone.subnetId !== id));
    if (missing !== undefined)
      throw new Fault('InvalidSubnetID.NotFound', `The subnet ID '${missing}' does not exist`);
    const all = zones.map((zone, index) => ({
      SubnetId: zone.subnetId,
      SubnetArn: `arn:aws:ec2:${context.region}:${context.account}:subnet/${zone.subnetId}`,
      VpcId: zone.vpcId,
      OwnerId: context.account,
      State: 'available' as const,
      AvailabilityZone: zone.name,
      AvailabilityZoneId: zone.id,
      CidrBlock: `172.31.${index * 16}.0/20`,
      AvailableIpAddressCount: 4_091,
      DefaultForAz: true,
      MapPublicIpOnLaunch: true,
      Tags: [],
    }));
    const { items, next } = page(
      all
        .filter(({ SubnetId }) => input.SubnetIds?.includes(SubnetId) ?? true)
        .filter((subnet) =>
          matches(input.Filters, () => ({
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
