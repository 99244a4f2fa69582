import type {
  AcceptVpcPeeringConnectionRequest,
  AcceptVpcPeeringConnectionResult,
  CreateVpcPeeringConnectionRequest,
  CreateVpcPeeringConnectionResult,
  DescribeVpcPeeringConnectionsRequest,
  DescribeVpcPeeringConnectionsResult,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { matches } from './filters.ts';
import { overlaps } from './cidr-block.ts';
import { newId } from './resource.ts';
import { namedVpc } from './stored-network.ts';

interface Side {
  readonly vpcId: string;
  readonly account: string;
  readonly region: string;
  readonly cidr: string;
}

/** Two networks of one account and Region that are joined, or are about to be. */
export interface StoredPeering {
  readonly id: string;
  readonly requester: Side;
  readonly accepter: Side;
  readonly status: 'pending-acceptance' | 'active';
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id. */
    'ec2.vpc-peering': StoredPeering;
  }
}

/** Peerings between the VPCs of an account in a Region; others are refused. */
export const vpcPeerings = {
  DescribeVpcPeeringConnections(
    input: DescribeVpcPeeringConnectionsRequest,
    context: CallContext,
  ): DescribeVpcPeeringConnectionsResult {
    for (const id of input.VpcPeeringConnectionIds ?? []) named(context, id);
    const { items, next } = page(
      [...table(context).values()]
        .filter(({ id }) => input.VpcPeeringConnectionIds?.includes(id) ?? true)
        .filter((row) =>
          matches(input.Filters, () => ({
            'vpc-peering-connection-id': [row.id],
            'status-code': [row.status],
            'requester-vpc-info.vpc-id': [row.requester.vpcId],
            'accepter-vpc-info.vpc-id': [row.accepter.vpcId],
          })),
        ),
      { token: input.NextToken, max: input.MaxResults, context, id: ({ id }) => id, limit: 1_000 },
    );
    return { VpcPeeringConnections: items.map(peeringOf), NextToken: next };
  },

  CreateVpcPeeringConnection(
    input: CreateVpcPeeringConnectionRequest,
    context: CallContext,
  ): CreateVpcPeeringConnectionResult {
    const { account, region } = context;
    if ((input.PeerOwnerId ?? account) !== account || (input.PeerRegion ?? region) !== region)
      throw new Fault('Unsupported', 'The twin joins no networks of two accounts or Regions.');
    const requester = sideOf(context, input.VpcId);
    const accepter = sideOf(context, input.PeerVpcId);
    if (overlaps(requester.cidr, accepter.cidr))
      throw new Fault('InvalidParameterValue', 'The two networks have addresses in common.');
    const id = newId(context.world, context, 'vpc-peering-connection');
    const row: StoredPeering = { id, requester, accepter, status: 'pending-acceptance' };
    table(context).set(id, row);
    return { VpcPeeringConnection: peeringOf(row) };
  },

  AcceptVpcPeeringConnection(
    input: AcceptVpcPeeringConnectionRequest,
    context: CallContext,
  ): AcceptVpcPeeringConnectionResult {
    const row: StoredPeering = { ...named(context, input.VpcPeeringConnectionId), status: 'active' };
    table(context).set(row.id, row);
    return { VpcPeeringConnection: peeringOf(row) };
  },
};

function table({ world, account, region }: CallContext): Map<string, StoredPeering> {
  return world.table('ec2.vpc-peering', account, region);
}

function named(context: CallContext, id: string | undefined): StoredPeering {
  const found = table(context).get(id ?? '');
  if (found === undefined)
    throw new Fault(
      'InvalidVpcPeeringConnectionID.NotFound',
      `The vpcPeeringConnection ID '${id ?? ''}' does not exist`,
    );
  return found;
}

function sideOf(context: CallContext, id: string | undefined): Side {
  const { id: vpcId, cidr } = namedVpc(context, id);
  return { vpcId, cidr, account: context.account, region: context.region };
}

function peeringOf({ id, requester, accepter, status }: StoredPeering): VpcPeeringConnection {
  const infoOf = ({ vpcId, account, region, cidr }: Side) => ({
    VpcId: vpcId,
    OwnerId: account,
    Region: region,
    CidrBlock: cidr,
    CidrBlockSet: [{ CidrBlock: cidr }],
  });
  return {
    VpcPeeringConnectionId: id,
    RequesterVpcInfo: infoOf(requester),
    AccepterVpcInfo: infoOf(accepter),
    Status: { Code: status, Message: status === 'active' ? 'Active' : 'Pending Acceptance' },
  };
}
