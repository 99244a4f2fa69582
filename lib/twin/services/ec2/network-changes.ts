import type {
  CreateSubnetRequest,
  CreateSubnetResult,
  CreateVpcRequest,
  CreateVpcResult,
  DeleteSubnetRequest,
  DeleteVpcRequest,
  ModifySubnetAttributeRequest,
  ModifyVpcAttributeRequest,
} from '@aws-sdk/client-ec2';
import { type CallContext, Fault } from '../../service.ts';
import { forgetTags } from '../../world/tags.ts';
import { liesWithin, overlaps, parseBlock } from './cidr-block.ts';
import { ec2Arn, newId, tagNew } from './resource.ts';
import { instancesOf, stateOf } from './stored-instance.ts';
import { namedVpc, storedSubnet, type StoredSubnet, type StoredVpc, subnetsIn } from './stored-network.ts';
import { securityGroupsOf } from './stored-security-group.ts';
import { subnetOf, vpcOf } from './subnets.ts';
import { zoneNamed, zonesOf } from './zones.ts';

/** Making, changing and deleting VPCs and subnets. */
export const networkChanges = {
  CreateVpc(input: CreateVpcRequest, context: CallContext): CreateVpcResult {
    const cidr = input.CidrBlock ?? '';
    const { length } = parseBlock(cidr);
    if (length < 16 || length > 28) throw new Fault('InvalidVpc.Range', `The CIDR '${cidr}' is invalid.`);
    const id = newId(context.world, context, 'vpc');
    const row: StoredVpc = { id, cidr, isDefault: false, dnsHostnames: false, dnsSupport: true };
    vpcTable(context).set(id, row);
    tagNew(context, 'vpc', id, input.TagSpecifications);
    return { Vpc: vpcOf(row, context) };
  },

  ModifyVpcAttribute(input: ModifyVpcAttributeRequest, context: CallContext): object {
    const row = namedVpc(context, input.VpcId);
    if (row.isDefault) throw new Fault('Unsupported', 'The twin does not change default VPCs.');
    vpcTable(context).set(row.id, {
      ...row,
      dnsHostnames: input.EnableDnsHostnames?.Value ?? row.dnsHostnames,
      dnsSupport: input.EnableDnsSupport?.Value ?? row.dnsSupport,
    });
    return {};
  },

  DeleteVpc(input: DeleteVpcRequest, context: CallContext): object {
    const { id, isDefault } = namedVpc(context, input.VpcId);
    const isUsed =
      subnetsIn(context).some(({ vpcId }) => vpcId === id) ||
      [...securityGroupsOf(context).values()].some((group) => group.vpcId === id && !group.isDefault);
    if (isUsed || isDefault)
      throw new Fault('DependencyViolation', `The vpc '${id}' has dependencies and cannot be deleted.`);
    vpcTable(context).delete(id);
    forgetTags(context.world, context, ec2Arn(context, 'vpc', id));
    return {};
  },

  CreateSubnet(input: CreateSubnetRequest, context: CallContext): CreateSubnetResult {
    const vpc = namedVpc(context, input.VpcId);
    const cidr = input.CidrBlock ?? '';
    if (!liesWithin(cidr, vpc.cidr)) throw new Fault('InvalidSubnet.Range', `The CIDR '${cidr}' is invalid.`);
    if (subnetsIn(context).some((other) => other.vpcId === vpc.id && overlaps(other.cidr, cidr)))
      throw new Fault('InvalidSubnet.Conflict', `The CIDR '${cidr}' conflicts with another subnet`);
    const zone = zoneNamed(context, input.AvailabilityZone ?? zonesOf(context)[0]?.name ?? '');
    const id = newId(context.world, context, 'subnet');
    const row: StoredSubnet = {
      id,
      vpcId: vpc.id,
      zone: zone.name,
      cidr,
      isDefault: false,
      mapsPublicIp: false,
    };
    subnetTable(context).set(id, row);
    tagNew(context, 'subnet', id, input.TagSpecifications);
    return { Subnet: subnetOf(row, context) };
  },

  ModifySubnetAttribute(input: ModifySubnetAttributeRequest, context: CallContext): object {
    const row = storedSubnet(context, input.SubnetId);
    if (row.isDefault) throw new Fault('Unsupported', 'The twin does not change default subnets.');
    const mapsPublicIp = input.MapPublicIpOnLaunch?.Value ?? row.mapsPublicIp;
    subnetTable(context).set(row.id, { ...row, mapsPublicIp });
    return {};
  },

  DeleteSubnet(input: DeleteSubnetRequest, context: CallContext): object {
    const { id, isDefault } = storedSubnet(context, input.SubnetId);
    const living = [...instancesOf(context.world, context).values()].filter(
      (row) => stateOf(row) !== 'terminated',
    );
    if (isDefault || living.some(({ subnetId }) => subnetId === id))
      throw new Fault('DependencyViolation', `The subnet '${id}' has dependencies and cannot be deleted.`);
    subnetTable(context).delete(id);
    forgetTags(context.world, context, ec2Arn(context, 'subnet', id));
    return {};
  },
};

function vpcTable({ world, account, region }: CallContext): Map<string, StoredVpc> {
  return world.table('ec2.vpc', account, region);
}

function subnetTable({ world, account, region }: CallContext): Map<string, StoredSubnet> {
  return world.table('ec2.subnet', account, region);
}
