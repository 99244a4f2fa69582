import type {
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  DescribeVpcsRequest,
  DescribeVpcsResult,
} from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import type { CallContext } from '../../service.ts';
import { tagList } from '../../world/tags.ts';
import { matches, tagFields } from './filters.ts';
import { ec2Arn, ec2Tags } from './resource.ts';
import {
  namedVpc,
  storedSubnet,
  type StoredSubnet,
  type StoredVpc,
  subnetsIn,
  vpcsIn,
} from './stored-network.ts';
import { zoneNamed } from './zones.ts';

/** VPCs and their subnets: the default ones that every account has in every Region, and those that were made. */
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
            'default-for-az': [String(subnet.DefaultForAz)],
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
    for (const id of input.VpcIds ?? []) namedVpc(context, id);
    const { items, next } = page(
      vpcsIn(context)
        .filter(({ id }) => input.VpcIds?.includes(id) ?? true)
        .filter((row) =>
          matches(input.Filters, () => ({
            ...tagFields(ec2Tags(context, 'vpc', row.id)),
            'vpc-id': [row.id],
            cidr: [row.cidr],
            'is-default': [String(row.isDefault)],
            isDefault: [String(row.isDefault)],
            state: ['available'],
          })),
        ),
      { token: input.NextToken, max: input.MaxResults, context, id: (row) => row.id, limit: 1_000 },
    );
    return { Vpcs: items.map((row) => vpcOf(row, context)), NextToken: next };
  },

  DescribeVpcAttribute(input: DescribeVpcAttributeRequest, context: CallContext): DescribeVpcAttributeResult {
    const row = namedVpc(context, input.VpcId);
    if (input.Attribute === 'enableDnsHostnames')
      return { VpcId: row.id, EnableDnsHostnames: { Value: row.dnsHostnames } };
    if (input.Attribute === 'enableDnsSupport')
      return { VpcId: row.id, EnableDnsSupport: { Value: row.dnsSupport } };
    return { VpcId: row.id, EnableNetworkAddressUsageMetrics: { Value: false } };
  },
};

/** The subnet of an id, as EC2 describes it. */
export function namedSubnet(context: CallContext, id: string) {
  return subnetOf(storedSubnet(context, id), context);
}

/** The subnets of all VPCs as EC2 describes them. */
export function subnetsOf(context: CallContext) {
  return subnetsIn(context).map((row) => subnetOf(row, context));
}

/** A subnet as EC2 describes it. */
export function subnetOf(row: StoredSubnet, context: CallContext) {
  const length = Number(row.cidr.split('/')[1] ?? 20);
  return {
    SubnetId: row.id,
    SubnetArn: ec2Arn(context, 'subnet', row.id),
    VpcId: row.vpcId,
    OwnerId: context.account,
    State: 'available' as const,
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneNamed(context, row.zone).id,
    CidrBlock: row.cidr,
    // The first four addresses of a subnet and its last are AWS's.
    AvailableIpAddressCount: 2 ** (32 - length) - 5,
    DefaultForAz: row.isDefault,
    MapPublicIpOnLaunch: row.mapsPublicIp,
    Tags: tagList(ec2Tags(context, 'subnet', row.id)),
  };
}

/** A VPC as EC2 describes it. */
export function vpcOf(row: StoredVpc, context: CallContext) {
  return {
    VpcId: row.id,
    OwnerId: context.account,
    State: 'available' as const,
    CidrBlock: row.cidr,
    IsDefault: row.isDefault,
    InstanceTenancy: 'default' as const,
    Tags: tagList(ec2Tags(context, 'vpc', row.id)),
  };
}
