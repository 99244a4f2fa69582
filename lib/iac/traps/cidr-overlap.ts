import { isCidr, overlap } from '../types/cidr.ts';
import { defineTrap, type Trap } from './trap.ts';
import { inOrigins, resourcesOf } from './values/in-origins.ts';

/** A network that is joined to others has addresses that one of them has. */
export const cidrOverlap: Trap = defineTrap({
  id: 'cidr-overlap',
  severity: 'blocks',
  title: 'A network overlaps with one that it is joined to',
  why: 'Networks with addresses in common cannot be peered, and routes between them go to one of them alone (Amazon VPC Peering Guide, "VPC peering limitations").',
  fix: 'take the block as a parameter, from a plan of addresses that has room for the rebuilt network',
  needsAccount: true,
  requirements: ['REB-1'],
  detect: (context) => {
    const joined = resourcesOf(context.set.units, (type) => JOINTS.has(type)).length > 0;
    const networks = context.account?.networks;
    return inOrigins(context, cidrOverlap, BLOCKS, ({ text }) => {
      if (!joined || !isCidr(text)) return undefined;
      if (networks === undefined)
        return {
          certainty: 'unknown',
          message: `this network (${text}) is joined to others; nobody has looked at their addresses`,
          got: text,
        };
      const other = networks.find((network) => overlap(network, text));
      return other === undefined
        ? undefined
        : {
            message: `${text} has addresses in common with ${other}, which it is to be joined to`,
            got: text,
          };
    });
  },
});

const BLOCKS = {
  'AWS::EC2::VPC': ['CidrBlock'],
  'AWS::EC2::VPCCidrBlock': ['CidrBlock'],
  aws_vpc: ['cidr_block'],
  aws_vpc_ipv4_cidr_block_association: ['cidr_block'],
};

const JOINTS = new Set([
  'AWS::EC2::VPCPeeringConnection',
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::TransitGatewayVpcAttachment',
  'AWS::EC2::VPNConnection',
  'AWS::NetworkManager::VpcAttachment',
  'aws_vpc_peering_connection',
  'aws_ec2_transit_gateway_vpc_attachment',
  'aws_vpn_connection',
]);
