import type {
  LoadBalancer,
  TargetGroup as SdkTargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Collector } from './collector.ts';
import { loadBalancer, target, targetGroup } from './elbv2-facts.ts';
import type { TargetGroup } from './facts.ts';
import type { Scope } from './scope.ts';
import { listing } from './source.ts';
import { tagsByArn } from './tagging.ts';

/** Elastic Load Balancing of the second generation: load balancers, target groups, and how their targets are. */
export const elbv2: Collector = {
  service: 'elasticloadbalancing',
  kinds: ['elb.load-balancer', 'elb.target-group'],
  collect: async (scope) => {
    await Promise.all([collectLoadBalancers(scope), collectTargetGroups(scope)]);
  },
};

const SERVICE = 'elasticloadbalancing';
const PAGING = { tokens: { NextMarker: 'Marker' }, pageSize: ['PageSize', 400] } as const;

const LOAD_BALANCERS = listing<LoadBalancer>(SERVICE, 'DescribeLoadBalancers', 'LoadBalancers', PAGING);
const TARGET_GROUPS = listing<SdkTargetGroup>(SERVICE, 'DescribeTargetGroups', 'TargetGroups', PAGING);
const TARGETS = listing<TargetHealthDescription>(SERVICE, 'DescribeTargetHealth', 'TargetHealthDescriptions');

async function collectLoadBalancers(scope: Scope): Promise<void> {
  if (!scope.wants('elb.load-balancer')) return;
  const tags = await tagsByArn(scope);
  const reading = await scope.read(LOAD_BALANCERS, (raw, seen) => loadBalancer(raw, tags.of, seen));
  scope.keep('elb.load-balancer', reading.items, [reading, tags.reading]);
}

async function collectTargetGroups(scope: Scope): Promise<void> {
  if (!scope.wants('elb.target-group')) return;
  const tags = await tagsByArn(scope);
  const groups = await scope.read(TARGET_GROUPS, (raw, seen) => targetGroup(raw, tags.of, seen));
  const facts = await Promise.all(
    groups.items.map(async (group) => ({ ...group, ...(await targetsOf(scope, group)) })),
  );
  scope.keep('elb.target-group', facts, [groups, tags.reading]);
}

async function targetsOf(scope: Scope, group: TargetGroup): Promise<Pick<TargetGroup, 'targets'>> {
  const input = { TargetGroupArn: group.arn };
  const reading = await scope.read(TARGETS, target, { input, subject: group.arn });
  return reading.failure === undefined ? { targets: reading.items } : {};
}
