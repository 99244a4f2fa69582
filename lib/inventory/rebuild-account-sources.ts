import type { Export } from '@aws-sdk/client-cloudformation';
import type {
  AvailabilityZone,
  Image,
  InstanceTypeOffering,
  KeyPairInfo,
  Vpc,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { Role } from '@aws-sdk/client-iam';
import type { AliasListEntry } from '@aws-sdk/client-kms';
import type { ParameterMetadata } from '@aws-sdk/client-ssm';
import { listing, type ListPage, type Source } from './source.ts';

const PAGING = { tokens: { NextToken: 'NextToken' }, pageSize: ['MaxResults', 1_000] } as const;
/** Local and Wavelength zones are left out, as everywhere. */
export const ZONES: Source<ListPage<AvailabilityZone>, AvailabilityZone> = {
  service: 'ec2',
  operation: 'DescribeAvailabilityZones',
  entries: (page) =>
    page['AvailabilityZones']?.filter(
      ({ ZoneType = 'availability-zone' }) => ZoneType === 'availability-zone',
    ),
};
/** Roles by path. */
export const ROLES = listing<Role>('iam', 'ListRoles', 'Roles', {
  tokens: { Marker: 'Marker' },
  pageSize: ['MaxItems', 1_000],
  truncated: 'IsTruncated',
});
/** Networks. */
export const VPCS = listing<Vpc>('ec2', 'DescribeVpcs', 'Vpcs', PAGING);
/** What networks are joined to. */
export const PEERINGS = listing<VpcPeeringConnection>(
  'ec2',
  'DescribeVpcPeeringConnections',
  'VpcPeeringConnections',
  PAGING,
);
/** All at once: DescribeKeyPairs has no pages. */
export const KEY_PAIRS = listing<KeyPairInfo>('ec2', 'DescribeKeyPairs', 'KeyPairs');
/** Instance types on offer. */
export const TYPES = listing<InstanceTypeOffering>(
  'ec2',
  'DescribeInstanceTypeOfferings',
  'InstanceTypeOfferings',
  PAGING,
);
/** Machine images. */
export const IMAGES = listing<Image>('ec2', 'DescribeImages', 'Images', PAGING);
/** ListAliases gives no more than a hundred at a time. */
export const ALIASES = listing<AliasListEntry>('kms', 'ListAliases', 'Aliases', {
  tokens: { NextMarker: 'Marker' },
  pageSize: ['Limit', 100],
  truncated: 'Truncated',
});
/** What stacks export. */
export const EXPORTS = listing<Export>('cloudformation', 'ListExports', 'Exports', {
  tokens: { NextToken: 'NextToken' },
});
/** Names alone: DescribeParameters tells no values. */
export const PARAMETERS = listing<ParameterMetadata>('ssm', 'DescribeParameters', 'Parameters', {
  tokens: { NextToken: 'NextToken' },
  pageSize: ['MaxResults', 50],
});
