import type { TargetHealthReasonEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Seconds } from '../../../base/duration.ts';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** One registered target. */
export interface StoredTarget {
  /** An instance's id, or an address. */
  readonly id: string;
  readonly port: number;
  readonly registeredAt: Instant;
  /** Set = it fails its health checks, and how: `Target.FailedHealthChecks`, `Target.Timeout`, … */
  readonly unhealthyReason?: TargetHealthReasonEnum;
  /** Set = it is draining, until then. */
  readonly drainsUntil?: Instant;
}

/** One target group, with its targets. */
export interface StoredTargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly targetType: 'instance' | 'ip';
  readonly protocol: string;
  readonly port: number;
  readonly vpcId: string;
  readonly healthCheck: HealthCheckSettings;
  readonly targets: readonly StoredTarget[];
}

/** How a target group asks its targets whether they are well. */
export interface HealthCheckSettings {
  readonly enabled: boolean;
  readonly protocol: string;
  /** A port number, or `traffic-port`. */
  readonly port: string;
  readonly path?: string;
  readonly interval: Seconds;
  readonly timeout: Seconds;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  /** HTTP status codes that count as healthy. */
  readonly matcher?: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By ARN. */
    'elbv2.target-group': StoredTargetGroup;
  }
}

/** The target groups of one account and Region; targets that have drained are gone. */
export function targetGroupsOf(world: World, { account, region }: Place): Map<string, StoredTargetGroup> {
  const rows = world.table('elbv2.target-group', account, region);
  const now = world.clock.now();
  const hasDrained = ({ drainsUntil }: StoredTarget) => drainsUntil !== undefined && drainsUntil <= now;
  for (const [arn, group] of rows)
    if (group.targets.some(hasDrained))
      rows.set(arn, { ...group, targets: group.targets.filter((target) => !hasDrained(target)) });
  return rows;
}

/** The target group of an ARN. */
export function targetGroup(context: CallContext, arn: string | undefined): StoredTargetGroup {
  const found = targetGroupsOf(context.world, context).get(arn ?? '');
  if (found === undefined) throw new Fault('TargetGroupNotFound', 'One or more target groups not found');
  return found;
}
