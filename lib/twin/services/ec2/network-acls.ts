import type {
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
  NetworkAcl,
  NetworkAclEntry,
  ReplaceNetworkAclAssociationRequest,
  ReplaceNetworkAclAssociationResult,
} from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { hexId } from '../../world/identifier.ts';
import { tagList, tagMap } from '../../world/tags.ts';
import { matches, tagFields } from './filters.ts';
import { isIsolated, makeWhole } from './isolated-subnet.ts';
import { vpcsIn } from './stored-network.ts';
import { subnetsOf } from './subnets.ts';

/** Network ACLs: the VPC's own, and one that denies for each subnet that an experiment of FIS has cut off. */
export const networkAcls = {
  DescribeNetworkAcls(input: DescribeNetworkAclsRequest, context: CallContext): DescribeNetworkAclsResult {
    const all = aclsOf(context);
    for (const id of input.NetworkAclIds ?? [])
      if (!all.some(({ NetworkAclId }) => NetworkAclId === id))
        throw new Fault('InvalidNetworkAclID.NotFound', `The networkAcl ID '${id}' does not exist`);
    const { items, next } = page(
      all
        .filter(({ NetworkAclId = '' }) => input.NetworkAclIds?.includes(NetworkAclId) ?? true)
        .filter((acl) => matches(input.Filters, () => fieldsOf(acl))),
      {
        token: input.NextToken,
        max: input.MaxResults,
        context,
        id: ({ NetworkAclId = '' }) => NetworkAclId,
        limit: 1_000,
      },
    );
    return { NetworkAcls: items, NextToken: next };
  },

  /** Gives a subnet that FIS cut off its own ACL back: the one exchange that healing needs, and that the twin models. */
  async ReplaceNetworkAclAssociation(
    { AssociationId = '', NetworkAclId = '' }: ReplaceNetworkAclAssociationRequest,
    context: CallContext,
  ): Promise<ReplaceNetworkAclAssociationResult> {
    const { aclId: now, SubnetId } = associated(AssociationId, context);
    const wanted = aclsOf(context).find((each) => each.NetworkAclId === NetworkAclId);
    if (wanted === undefined)
      throw new Fault('InvalidNetworkAclID.NotFound', `The networkAcl ID '${NetworkAclId}' does not exist`);
    if (wanted.IsDefault !== true && NetworkAclId !== now)
      throw new Fault('Unsupported', 'The twin hangs subnets on the default network ACL of their VPC alone.');
    if (wanted.IsDefault === true) await makeWhole(context, SubnetId);
    return { NewAssociationId: associationId(NetworkAclId, SubnetId) };
  },
};

function associated(id: string, context: CallContext) {
  for (const acl of aclsOf(context))
    for (const { NetworkAclAssociationId, SubnetId = '' } of acl.Associations ?? [])
      if (NetworkAclAssociationId === id) return { aclId: acl.NetworkAclId, SubnetId };
  throw new Fault('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`);
}

function associationId(acl: string, subnetId: string): string {
  return `aclassoc-0${hexId(`${acl} ${subnetId}`, 16)}`;
}

function aclsOf(context: CallContext): readonly NetworkAcl[] {
  const subnets = subnetsOf(context);
  const isCutOff = ({ SubnetId }: { readonly SubnetId: string }): boolean =>
    isIsolated(context.world, context, SubnetId);
  const own = vpcsIn(context).map(({ id: vpcId }) =>
    aclOf(
      context,
      { id: aclId(vpcId), vpcId, action: 'allow', isDefault: true },
      subnets.filter((one) => one.VpcId === vpcId && !isCutOff(one)),
    ),
  );
  // FIS copies the subnet's ACL, tags the copy, and lets it deny.
  const copies = subnets.filter(isCutOff).map((subnet) => {
    const id = aclId(`fis ${subnet.SubnetId}`);
    return aclOf(context, { id, vpcId: subnet.VpcId, action: 'deny', isDefault: false }, [subnet]);
  });
  return [...own, ...copies];
}

function aclOf(
  { account }: CallContext,
  acl: {
    readonly id: string;
    readonly vpcId: string;
    readonly action: 'allow' | 'deny';
    readonly isDefault: boolean;
  },
  subnets: readonly { readonly SubnetId: string }[],
): NetworkAcl {
  return {
    NetworkAclId: acl.id,
    VpcId: acl.vpcId,
    OwnerId: account,
    IsDefault: acl.isDefault,
    Associations: subnets.map(({ SubnetId }) => ({
      NetworkAclAssociationId: associationId(acl.id, SubnetId),
      NetworkAclId: acl.id,
      SubnetId,
    })),
    Entries: [false, true].flatMap((isEgress) => entriesOf(isEgress, acl.action)),
    Tags: acl.isDefault ? [] : tagList({ managedByFIS: 'true' }),
  };
}

function entriesOf(isEgress: boolean, action: 'allow' | 'deny'): NetworkAclEntry[] {
  const all = { Protocol: '-1', CidrBlock: '0.0.0.0/0', Egress: isEgress };
  const last: NetworkAclEntry = { ...all, RuleNumber: 32_767, RuleAction: 'deny' };
  return [{ ...all, RuleNumber: action === 'allow' ? 100 : 1, RuleAction: action }, last];
}

function fieldsOf({ NetworkAclId = '', VpcId = '', Associations = [], IsDefault, Tags }: NetworkAcl) {
  return {
    ...tagFields(tagMap(Tags)),
    'network-acl-id': [NetworkAclId],
    'vpc-id': [VpcId],
    default: [String(IsDefault)],
    'association.subnet-id': Associations.map(({ SubnetId = '' }) => SubnetId),
    'association.network-acl-id': [NetworkAclId],
  };
}

function aclId(name: string): string {
  return `acl-0${hexId(name, 16)}`;
}
