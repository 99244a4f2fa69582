import { type CallContext, Fault } from '../../service.ts';
import { zonesOf } from './zones.ts';

/** One VPC. */
export interface StoredVpc {
  readonly id: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly dnsHostnames: boolean;
  readonly dnsSupport: boolean;
}

/** One subnet. */
export interface StoredSubnet {
  readonly id: string;
  readonly vpcId: string;
  /** Name of its zone in this account. */
  readonly zone: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly mapsPublicIp: boolean;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id; the default VPC is not among them. */
    'ec2.vpc': StoredVpc;
    /** By id; those of the default VPC are not among them. */
    'ec2.subnet': StoredSubnet;
  }
}

/** The VPCs of an account in a Region, its default VPC first. */
export function vpcsIn(context: CallContext): StoredVpc[] {
  const { world, account, region } = context;
  const id = zonesOf(context)[0]?.vpcId ?? '';
  const own = { id, cidr: '172.31.0.0/16', isDefault: true, dnsHostnames: true, dnsSupport: true };
  return [own, ...world.table('ec2.vpc', account, region).values()];
}

/** The subnets of an account in a Region, those of its default VPC first. */
export function subnetsIn(context: CallContext): StoredSubnet[] {
  const { world, account, region } = context;
  const own = zonesOf(context).map((zone, index) => ({
    id: zone.subnetId,
    vpcId: zone.vpcId,
    zone: zone.name,
    cidr: `172.31.${index * 16}.0/20`,
    isDefault: true,
    mapsPublicIp: true,
  }));
  return [...own, ...world.table('ec2.subnet', account, region).values()];
}

/** The VPC of an id. */
export function namedVpc(context: CallContext, id: string | undefined): StoredVpc {
  const found = vpcsIn(context).find((vpc) => vpc.id === id);
  if (found === undefined)
    throw new Fault('InvalidVpcID.NotFound', `The vpc ID '${id ?? ''}' does not exist`);
  return found;
}

/** The subnet of an id. */
export function storedSubnet(context: CallContext, id: string | undefined): StoredSubnet {
  const found = subnetsIn(context).find((subnet) => subnet.id === id);
  if (found === undefined)
    throw new Fault('InvalidSubnetID.NotFound', `The subnet ID '${id ?? ''}' does not exist`);
  return found;
}
