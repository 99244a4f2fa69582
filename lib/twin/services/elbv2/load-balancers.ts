import type {
  CreateLoadBalancerInput,
  CreateLoadBalancerOutput,
  DeleteLoadBalancerInput,
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
  LoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, forgetTags, tagMap } from '../../world/tags.ts';
import { subnetsIn } from '../ec2/stored-network.ts';
import { securityGroupsOf } from '../ec2/stored-security-group.ts';
import { underWay } from '../ec2/under-way.ts';
import { canonicalZoneId, checkName, dnsNameOf, elbArn } from './names.ts';
import {
  dropListener,
  listenersOf,
  loadBalancer,
  loadBalancersOf,
  type StoredLoadBalancer,
} from './stored-load-balancer.ts';

const PROVISIONING_SECONDS = 120;

/** Application and network load balancers. */
export const loadBalancers = {
  DescribeLoadBalancers(
    input: DescribeLoadBalancersInput,
    context: CallContext,
  ): DescribeLoadBalancersOutput {
    if (input.LoadBalancerArns !== undefined && input.LoadBalancerArns.length > 0) {
      const named = input.LoadBalancerArns.map((arn) => loadBalancer(context, arn));
      return { LoadBalancers: named.map(loadBalancerOf) };
    }
    const rows = [...loadBalancersOf(context.world, context).values()];
    if (input.Names !== undefined && input.Names.length > 0)
      return { LoadBalancers: allNamed(rows, input.Names).map(loadBalancerOf) };
    const { items, next } = page(rows, {
      token: input.Marker,
      max: input.PageSize,
      context,
      id: (row) => row.arn,
      limit: 400,
    });
    return { LoadBalancers: items.map(loadBalancerOf), NextMarker: next };
  },

  CreateLoadBalancer(input: CreateLoadBalancerInput, context: CallContext): CreateLoadBalancerOutput {
    const row = newLoadBalancer(input, context);
    const rows = loadBalancersOf(context.world, context);
    const there = rows.get(row.arn) ?? [...rows.values()].find(({ name }) => name === row.name);
    if (there !== undefined) return { LoadBalancers: [loadBalancerOf(sameOrFault(there, row))] };
    rows.set(row.arn, row);
    addTags(context.world, context, row.arn, tagMap(input.Tags));
    return { LoadBalancers: [loadBalancerOf(row)] };
  },

  /** Its listeners go with it; one that is not there any more is no error. */
  DeleteLoadBalancer({ LoadBalancerArn: arn = '' }: DeleteLoadBalancerInput, context: CallContext): object {
    const { world } = context;
    loadBalancersOf(world, context).delete(arn);
    forgetTags(world, context, arn);
    for (const listener of listenersOf(world, context).values())
      if (listener.loadBalancerArn === arn) dropListener(context, listener);
    return {};
  },
};

function allNamed(rows: readonly StoredLoadBalancer[], names: readonly string[]): StoredLoadBalancer[] {
  const missing = names.filter((name) => rows.every((row) => row.name !== name));
  if (missing.length > 0)
    throw new Fault('LoadBalancerNotFound', `Load balancers '[${missing.join(', ')}]' not found`);
  return rows.filter(({ name }) => names.includes(name));
}

function newLoadBalancer(input: CreateLoadBalancerInput, context: CallContext): StoredLoadBalancer {
  const { Name: name = '', Type: type = 'application', Scheme: scheme = 'internet-facing' } = input;
  checkName(name, 'load balancer');
  if (type === 'gateway')
    throw new Fault('InvalidConfigurationRequest', 'Gateway load balancers are not offered here.');
  const zones = enabledZones(input, context);
  refuseStrangeGroups(input.SecurityGroups ?? [], context);
  const path = `loadbalancer/${type === 'application' ? 'app' : 'net'}/${name}`;
  return {
    arn: elbArn(context, path),
    name,
    type,
    scheme,
    dnsName: dnsNameOf(name, type, scheme, context),
    canonicalZoneId: canonicalZoneId(type, context.region),
    vpcId: subnetsIn(context).find(({ id }) => id === zones[0]?.subnetId)?.vpcId ?? '',
    zones,
    securityGroups: input.SecurityGroups ?? [],
    state: 'active',
    change: underWay(context.world, 'provisioning', PROVISIONING_SECONDS),
    createdAt: context.world.clock.now(),
  };
}

function refuseStrangeGroups(ids: readonly string[], context: CallContext): void {
  const known = securityGroupsOf(context);
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined)
    throw new Fault('InvalidSecurityGroup', `Security group ID '${missing}' does not exist`);
}

function enabledZones(
  { Subnets = [], SubnetMappings = [], Type = 'application' }: CreateLoadBalancerInput,
  context: CallContext,
): StoredLoadBalancer['zones'] {
  const subnetIds = Subnets.length > 0 ? Subnets : SubnetMappings.map(({ SubnetId = '' }) => SubnetId);
  const zones = subnetIds.map((subnetId) => {
    const subnet = subnetsIn(context).find(({ id }) => id === subnetId);
    if (subnet === undefined) throw new Fault('SubnetNotFound', `The subnet ID '${subnetId}' does not exist`);
    return { name: subnet.zone, subnetId };
  });
  const names = new Set(zones.map(({ name }) => name));
  if (names.size < zones.length)
    throw new Fault(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  if (names.size < (Type === 'application' ? 2 : 1))
    throw new Fault(
      'ValidationError',
      'At least two subnets in two different Availability Zones must be specified',
    );
  return zones;
}

/** Creating the same load balancer again gives the one that is there. */
function sameOrFault(there: StoredLoadBalancer, asked: StoredLoadBalancer): StoredLoadBalancer {
  const settings = ({ type, scheme, zones }: StoredLoadBalancer) =>
    JSON.stringify([type, scheme, zones.map(({ name }) => name).sort()]);
  if (settings(there) === settings(asked)) return there;
  throw new Fault(
    'DuplicateLoadBalancerName',
    `A load balancer with the same name '${asked.name}' exists, but with different settings`,
  );
}

function loadBalancerOf(row: StoredLoadBalancer): LoadBalancer {
  return {
    LoadBalancerArn: row.arn,
    LoadBalancerName: row.name,
    DNSName: row.dnsName,
    CanonicalHostedZoneId: row.canonicalZoneId,
    CreatedTime: new Date(row.createdAt),
    Scheme: row.scheme,
    Type: row.type,
    VpcId: row.vpcId,
    State: { Code: row.change?.status === 'provisioning' ? 'provisioning' : row.state },
    IpAddressType: 'ipv4',
    AvailabilityZones: row.zones.map(({ name, subnetId }) => ({
      ZoneName: name,
      SubnetId: subnetId,
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: [...row.securityGroups],
  };
}
