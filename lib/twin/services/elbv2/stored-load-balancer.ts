import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { Change } from '../../world/change.ts';
import { forgetTags, type Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { settleDue } from '../ec2/under-way.ts';

/** One load balancer. */
export interface StoredLoadBalancer {
  readonly arn: string;
  readonly name: string;
  readonly type: 'application' | 'network';
  readonly scheme: 'internet-facing' | 'internal';
  readonly dnsName: string;
  readonly canonicalZoneId: string;
  readonly vpcId: string;
  /** The zones that it is enabled in. */
  readonly zones: readonly { readonly name: string; readonly subnetId: string }[];
  readonly securityGroups: readonly string[];
  readonly state: 'active' | 'active_impaired' | 'failed';
  /** `provisioning` at first. */
  readonly change?: Change<StoredLoadBalancer>;
  readonly createdAt: Instant;
}

/** One listener: what a load balancer does with what comes in on a port. */
export interface StoredListener {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly port: number;
  readonly protocol: string;
  readonly defaultActions: readonly Action[];
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By ARN. */
    'elbv2.load-balancer': StoredLoadBalancer;
    /** By ARN. */
    'elbv2.listener': StoredListener;
    /** By ARN of a target group: the listeners that forward to it. */
    'elbv2.forwarders': readonly string[];
  }
}

/** The load balancers of one account and Region, as they are now. */
export function loadBalancersOf(world: World, { account, region }: Place): Map<string, StoredLoadBalancer> {
  return settleDue(world.table('elbv2.load-balancer', account, region), world.clock.now());
}

/** The listeners of one account and Region. */
export function listenersOf(world: World, { account, region }: Place): Map<string, StoredListener> {
  return world.table('elbv2.listener', account, region);
}

/** The load balancer of an ARN. */
export function loadBalancer(context: CallContext, arn: string | undefined): StoredLoadBalancer {
  const found = loadBalancersOf(context.world, context).get(arn ?? '');
  if (found === undefined) throw new Fault('LoadBalancerNotFound', `Load balancer '${arn ?? ''}' not found`);
  return found;
}

/** The load balancers whose listeners forward to a target group. */
export function forwardersTo(targetGroupArn: string, context: CallContext): StoredLoadBalancer[] {
  const { world, account, region } = context;
  const rows = loadBalancersOf(world, context);
  const arns = (world.table('elbv2.forwarders', account, region).get(targetGroupArn) ?? []).flatMap(
    (arn) => listenersOf(world, context).get(arn)?.loadBalancerArn ?? [],
  );
  return [...new Set(arns)].flatMap((arn) => rows.get(arn) ?? []);
}

/** Keeps a listener, and that it forwards to its target groups. */
export function keepListener({ world, account, region }: CallContext, listener: StoredListener): void {
  const forwarders = world.table('elbv2.forwarders', account, region);
  listenersOf(world, { account, region }).set(listener.arn, listener);
  for (const arn of targetGroupsBehind(listener.defaultActions))
    forwarders.set(arn, [...new Set([...(forwarders.get(arn) ?? []), listener.arn])]);
}

/** Forgets a listener, which then forwards to nothing. */
export function dropListener({ world, account, region }: CallContext, listener: StoredListener): void {
  const forwarders = world.table('elbv2.forwarders', account, region);
  listenersOf(world, { account, region }).delete(listener.arn);
  forgetTags(world, { account, region }, listener.arn);
  for (const arn of targetGroupsBehind(listener.defaultActions))
    forwarders.set(
      arn,
      (forwarders.get(arn) ?? []).filter((each) => each !== listener.arn),
    );
}

/** The target groups that actions forward to. */
export function targetGroupsBehind(actions: readonly Action[]): string[] {
  return actions.flatMap(({ TargetGroupArn, ForwardConfig }) =>
    [TargetGroupArn, ...(ForwardConfig?.TargetGroups ?? []).map((each) => each.TargetGroupArn)].filter(
      (arn) => arn !== undefined,
    ),
  );
}
