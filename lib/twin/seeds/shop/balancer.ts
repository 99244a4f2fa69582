import { tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import { SHOP } from './places.ts';
import { ec2In, type FoundedFleet, tagsFor, type WebFleet } from './web-fleet.ts';

/** The load balancer of a fleet, and where it is. */
export interface FoundedBalancer {
  readonly loadBalancerArn: string;
  readonly dnsName: string;
  readonly targetGroupArn: string;
  readonly listenerArn: string;
}

/** Puts a load balancer before a fleet; it is in each of the fleet's zones. */
export async function balance(
  founder: Founder,
  fleet: WebFleet,
  { instanceIds }: FoundedFleet,
): Promise<FoundedBalancer> {
  const { LoadBalancerArn, DNSName } = await makeBalancer(founder, fleet);
  const TargetGroupArn = await makeTargetGroup(founder, fleet);
  const DefaultActions = [{ Type: 'forward', TargetGroupArn }];
  const { Listeners } = (await founder.call({
    ...elbIn(fleet),
    operation: 'CreateListener',
    input: { LoadBalancerArn, Port: 8080, Protocol: 'HTTP', DefaultActions },
  })) as { Listeners: [{ ListenerArn: string }] };
  await founder.call({
    ...elbIn(fleet),
    operation: 'RegisterTargets',
    input: { TargetGroupArn, Targets: instanceIds.map((Id) => ({ Id })) },
  });
  return {
    loadBalancerArn: LoadBalancerArn,
    dnsName: DNSName,
    targetGroupArn: TargetGroupArn,
    listenerArn: Listeners[0].ListenerArn,
  };
}

function elbIn({ region }: WebFleet) {
  return { service: 'elasticloadbalancing', account: SHOP, region };
}

interface Balancer {
  readonly LoadBalancerArn: string;
  readonly DNSName: string;
}

async function makeBalancer({ call }: Founder, fleet: WebFleet): Promise<Balancer> {
  const { Subnets } = (await call({ ...ec2In(fleet), operation: 'DescribeSubnets' })) as {
    Subnets: { SubnetId: string; AvailabilityZone: string }[];
  };
  const own = Subnets.filter(({ AvailabilityZone }) => fleet.zones.includes(AvailabilityZone.slice(-1)));
  const { LoadBalancers } = (await call({
    ...elbIn(fleet),
    operation: 'CreateLoadBalancer',
    input: {
      Name: fleet.name,
      Subnets: own.map(({ SubnetId }) => SubnetId),
      SecurityGroups: [fleet.group],
      Tags: tagList(tagsFor(fleet, 'rebuild', 'balancer')),
    },
  })) as { LoadBalancers: [Balancer] };
  return LoadBalancers[0];
}

async function makeTargetGroup({ call }: Founder, fleet: WebFleet): Promise<string> {
  const { TargetGroups } = (await call({
    ...elbIn(fleet),
    operation: 'CreateTargetGroup',
    input: {
      Name: fleet.name,
      Protocol: 'HTTP',
      Port: 8080,
      HealthCheckPath: '/health',
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
      UnhealthyThresholdCount: 2,
      HealthyThresholdCount: 2,
      Tags: tagList(tagsFor(fleet, 'rebuild', 'targets')),
    },
  })) as { TargetGroups: [{ TargetGroupArn: string }] };
  return TargetGroups[0].TargetGroupArn;
}
