import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { stillThere, unlessMissing } from '../gone.ts';
import { fixed, list, tags, text } from '../property.ts';
import type { ResourceCall, ResourceType } from '../resource-type.ts';

const PROVISIONING_SECONDS = 120;

/** `AWS::ElasticLoadBalancingV2::LoadBalancer` */
export const loadBalancer: ResourceType = {
  name: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  properties: {
    Name: fixed(text),
    Type: fixed(text),
    Scheme: fixed(text),
    Subnets: list(text),
    SecurityGroups: list(text),
    Tags: tags,
  },
  attributes: [
    'DNSName',
    'CanonicalHostedZoneID',
    'LoadBalancerArn',
    'LoadBalancerFullName',
    'LoadBalancerName',
  ],
  takes: PROVISIONING_SECONDS,
  create: async ({ Name, ...rest }, call) => {
    const { LoadBalancers } = await call.invoke<{ LoadBalancers: LoadBalancer[] }>(
      'elasticloadbalancing',
      'CreateLoadBalancer',
      { ...rest, Name: Name ?? call.name({ longest: 32 }) },
    );
    return LoadBalancers[0]?.LoadBalancerArn ?? '';
  },
  isReady: async (id, call) =>
    stillThere(await describe(id, call), `Load balancer ${id}`).State?.Code === 'active',
  read: async (id, call) => {
    const found = await describe(id, call);
    return {
      DNSName: found?.DNSName ?? '',
      CanonicalHostedZoneID: found?.CanonicalHostedZoneId ?? '',
      LoadBalancerArn: id,
      LoadBalancerFullName: id.split(':loadbalancer/')[1] ?? '',
      LoadBalancerName: found?.LoadBalancerName ?? '',
    };
  },
  remove: async (id, _properties, call) => {
    await call.invoke('elasticloadbalancing', 'DeleteLoadBalancer', { LoadBalancerArn: id });
  },
  look: async (id, call) => {
    const found = await describe(id, call);
    if (found === undefined) return undefined;
    return {
      Name: found.LoadBalancerName ?? '',
      Type: found.Type ?? '',
      Scheme: found.Scheme ?? '',
      Subnets: (found.AvailabilityZones ?? []).map(({ SubnetId = '' }) => SubnetId),
      SecurityGroups: found.SecurityGroups ?? [],
    };
  },
  arn: (id) => id,
};

async function describe(arn: string, call: ResourceCall): Promise<LoadBalancer | undefined> {
  const found = await unlessMissing(
    call.invoke<{ LoadBalancers: LoadBalancer[] }>('elasticloadbalancing', 'DescribeLoadBalancers', {
      LoadBalancerArns: [arn],
    }),
  );
  return found?.LoadBalancers[0];
}
