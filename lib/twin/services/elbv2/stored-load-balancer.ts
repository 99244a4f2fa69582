import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { type Change, settle } from '../../world/change.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

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
  }
}

/** The load balancers of one account and Region, as they are now. */
export function loadBalancersOf(world: World, { account, region }: Place): Map<string, StoredLoadBalancer> {
  return settle(world.table('elbv2.load-balancer', account, region), world.clock.now());
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
  const rows = loadBalancersOf(context.world, context);
  const arns = [...listenersOf(context.world, context).values()]
    .filter((listener) => forwardsTo(listener, targetGroupArn))
    .map((listener) => listener.loadBalancerArn);
  return [...new Set(arns)].flatMap((arn) => rows.get(arn) ?? []);
}

function forwardsTo({ defaultActions }: StoredListener, targetGroupArn: string): boolean {
  return defaultActions.some(
    (action) =>
      action.TargetGroupArn === targetGroupArn ||
      action.ForwardConfig?.TargetGroups?.some((each) => each.TargetGroupArn === targetGroupArn) === true,
  );
}
