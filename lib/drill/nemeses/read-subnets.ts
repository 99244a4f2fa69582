import type { Aws } from '../../aws/index.ts';
import type { FisPlace } from './fis-calls.ts';
import type { Named } from './named-resource.ts';
import type { ResourceState } from './resource-state.ts';
import { unseen } from './unseen.ts';

/** How a subnet hangs on a network ACL. FIS cuts a subnet off by exchanging it for one of its own. */
export interface AclAssociation {
  readonly subnetId: string;
  readonly associationId: string;
  readonly acl: string;
  /** FIS made this ACL, and tagged it so. */
  readonly isManagedByFis: boolean;
}

interface NetworkAcl {
  readonly NetworkAclId?: string;
  readonly Associations?: readonly {
    readonly NetworkAclAssociationId?: string;
    readonly SubnetId?: string;
  }[];
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[];
}

/** The network ACLs of these subnets. */
export async function describeSubnets(
  aws: Pick<Aws, 'read'>,
  place: FisPlace,
  named: readonly Named[],
): Promise<readonly ResourceState[]> {
  if (named.length === 0) return [];
  const associations = await aclAssociations(
    aws,
    place,
    named.map(({ id }) => id),
  );
  return named.flatMap(({ arn, id }) => {
    const found = associations.find(({ subnetId }) => subnetId === id);
    return found === undefined ? [] : [{ kind: 'subnet' as const, arn, acl: found.acl }];
  });
}

/** Which network ACL each of these subnets hangs on. */
export async function aclAssociations(
  aws: Pick<Aws, 'read'>,
  place: FisPlace,
  subnetIds: readonly string[],
): Promise<readonly AclAssociation[]> {
  const { items, failure } = await aws.read<{ NetworkAcls?: NetworkAcl[] }, AclAssociation>({
    service: 'ec2',
    bucket: 'ec2',
    operation: 'DescribeNetworkAcls',
    ...place,
    input: { Filters: [{ Name: 'association.subnet-id', Values: [...subnetIds] }] },
    paging: { tokens: { NextToken: 'NextToken' } },
    fresh: true,
    items: ({ NetworkAcls }) => NetworkAcls?.flatMap(associationsOf),
  });
  if (failure !== undefined) throw unseen('DescribeNetworkAcls', failure);
  return items.filter(({ subnetId }) => subnetIds.includes(subnetId));
}

function associationsOf({ NetworkAclId = '', Associations = [], Tags = [] }: NetworkAcl): AclAssociation[] {
  const isManagedByFis = Tags.some(({ Key, Value }) => Key === 'managedByFIS' && Value === 'true');
  return Associations.map(({ NetworkAclAssociationId = '', SubnetId = '' }) => ({
    subnetId: SubnetId,
    associationId: NetworkAclAssociationId,
    acl: NetworkAclId,
    isManagedByFis,
  }));
}
