import type { TargetHealth, TargetHealthReasonEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Seconds } from '../../../base/duration.ts';
import { plusSeconds } from '../../../base/instant.ts';
import type { CallContext } from '../../service.ts';
import { isIsolated } from '../ec2/isolated-subnet.ts';
import { instancesOf, stateOf, type StoredInstance } from '../ec2/stored-instance.ts';
import { zoneNamed } from '../ec2/zones.ts';
import { forwardersTo } from './stored-load-balancer.ts';
import type { StoredTarget, StoredTargetGroup } from './stored-target-group.ts';

/** What AWS says of a target that is not in the group. */
export const NOT_REGISTERED: TargetHealth = {
  State: 'unused',
  Reason: 'Target.NotRegistered',
  Description: 'Target is not registered to the target group',
};

/** How a target is: it follows its instance, the zones of the load balancer, and what its row says of its checks. */
export function healthOf(target: StoredTarget, group: StoredTargetGroup, context: CallContext): TargetHealth {
  if (target.drainsUntil !== undefined)
    return {
      State: 'draining',
      Reason: 'Target.DeregistrationInProgress',
      Description: 'Target deregistration is in progress',
    };
  const instance = instanceOf(target, group, context);
  return (
    whyUnused(instance, group, context) ??
    liveHealth(target, group, context) ??
    whyUnchecked(target, instance, group, context) ??
    whyUnhealthy(target, instance, group, context) ?? { State: 'healthy' }
  );
}

/** What a real load balancer finds, where there is one. */
function liveHealth(
  { id, port }: StoredTarget,
  { arn }: StoredTargetGroup,
  { world }: CallContext,
): TargetHealth | undefined {
  const live = world.live?.target(arn, id, port);
  if (live === undefined) return undefined;
  if (live.state === 'healthy') return { State: 'healthy' };
  if (live.state === 'unhealthy')
    return {
      State: 'unhealthy',
      Reason: live.reason ?? 'Target.FailedHealthChecks',
      Description: live.description ?? 'Health checks failed',
    };
  return {
    State: 'initial',
    Reason: 'Elb.InitialHealthChecking',
    Description: 'Initial health checks in progress',
  };
}

function instanceOf(
  { id }: StoredTarget,
  { targetType }: StoredTargetGroup,
  context: CallContext,
): StoredInstance | undefined {
  const rows = instancesOf(context.world, context);
  if (targetType === 'instance') return rows.get(id);
  return [...rows.values()].find(({ privateIp }) => privateIp === id);
}

function whyUnused(
  instance: StoredInstance | undefined,
  { arn, targetType }: StoredTargetGroup,
  context: CallContext,
): TargetHealth | undefined {
  const state = instance === undefined ? 'terminated' : stateOf(instance);
  if (targetType === 'instance' && ['stopped', 'terminated', 'shutting-down'].includes(state))
    return {
      State: 'unused',
      Reason: 'Target.InvalidState',
      Description: `Target is in the ${state === 'stopped' ? 'stopped' : 'terminated'} state`,
    };
  const forwarders = forwardersTo(arn, context);
  if (forwarders.length === 0)
    return {
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: 'Target group is not configured to receive traffic from the load balancer',
    };
  const isEnabled = forwarders.some(({ zones }) => zones.some(({ name }) => name === instance?.zone));
  if (instance === undefined || isEnabled) return undefined;
  return {
    State: 'unused',
    Reason: 'Target.NotInUse',
    Description: 'Target is in an Availability Zone that is not enabled for the load balancer',
  };
}

/** A target that is new, or whose instance is, is `initial` until a first check has passed. */
function whyUnchecked(
  target: StoredTarget,
  instance: StoredInstance | undefined,
  { healthCheck }: StoredTargetGroup,
  { world }: CallContext,
): TargetHealth | undefined {
  if (!healthCheck.enabled)
    return {
      State: 'unavailable',
      Reason: 'Target.HealthCheckDisabled',
      Description: 'Health checks are not enabled for this target',
    };
  const now = world.clock.now();
  const interval: Seconds = healthCheck.interval * world.pace;
  const isNew = plusSeconds(target.registeredAt, interval) > now;
  const isStarting =
    instance?.change?.status === 'pending' ||
    plusSeconds(instance?.launchedAt ?? target.registeredAt, interval) > now;
  if (!isNew && !isStarting) return undefined;
  return {
    State: 'initial',
    Reason: isNew ? 'Elb.RegistrationInProgress' : 'Elb.InitialHealthChecking',
    Description: isNew ? 'Target registration is in progress' : 'Initial health checks in progress',
  };
}

const DESCRIPTIONS: Partial<Record<TargetHealthReasonEnum, string>> = {
  'Target.FailedHealthChecks': 'Health checks failed',
  'Target.ResponseCodeMismatch': 'Health checks failed with these codes: [503]',
  'Target.Timeout': 'Request timed out',
};

function whyUnhealthy(
  { unhealthyReason }: StoredTarget,
  instance: StoredInstance | undefined,
  { targetType }: StoredTargetGroup,
  context: CallContext,
): TargetHealth | undefined {
  const isSilent =
    isCutOff(instance, context) ||
    (targetType === 'ip' && instance !== undefined && stateOf(instance) !== 'running') ||
    (targetType === 'ip' && instance === undefined) ||
    instance?.change?.status === 'stopping';
  const reason = unhealthyReason ?? (isSilent ? 'Target.Timeout' : undefined);
  if (reason === undefined) return undefined;
  return { State: 'unhealthy', Reason: reason, Description: DESCRIPTIONS[reason] ?? 'Health checks failed' };
}

/** An instance in a subnet that lets nothing in answers nobody. */
function isCutOff(instance: StoredInstance | undefined, context: CallContext): boolean {
  if (instance === undefined) return false;
  const subnetId = instance.subnetId ?? zoneNamed(context, instance.zone).subnetId;
  return isIsolated(context.world, context, subnetId);
}
