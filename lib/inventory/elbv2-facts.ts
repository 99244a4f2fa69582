import type {
  LoadBalancer as SdkLoadBalancer,
  TargetGroup as SdkTargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LoadBalancer, Tags, TargetGroup } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, need, present } from './present.ts';

/** A load balancer of the second generation. */
export function loadBalancer(
  raw: SdkLoadBalancer,
  tags: (arn: string) => Tags,
  seen: Sighting,
): LoadBalancer {
  const arn = need(raw.LoadBalancerArn, 'LoadBalancerArn');
  return {
    ...base(seen, arn, arn, tags(arn)),
    name: need(raw.LoadBalancerName, 'LoadBalancerName'),
    type: raw.Type ?? '',
    scheme: raw.Scheme ?? '',
    state: need(raw.State?.Code, 'State'),
    dnsName: (raw.DNSName ?? '').toLowerCase(),
    canonicalZoneId: raw.CanonicalHostedZoneId ?? '',
    zones: (raw.AvailabilityZones ?? []).flatMap(({ ZoneName }) =>
      ZoneName === undefined ? [] : [ZoneName],
    ),
    ...present({ subnets: subnetsOf(raw) }),
  };
}

function subnetsOf({ AvailabilityZones }: SdkLoadBalancer): LoadBalancer['subnets'] {
  return AvailabilityZones?.flatMap(({ ZoneName, SubnetId }) =>
    ZoneName === undefined || SubnetId === undefined ? [] : [{ zone: ZoneName, id: SubnetId }],
  );
}

/** A target group; the health of its targets is read apart. */
export function targetGroup(raw: SdkTargetGroup, tags: (arn: string) => Tags, seen: Sighting): TargetGroup {
  const arn = need(raw.TargetGroupArn, 'TargetGroupArn');
  // Without checks (a function's are off by default) the settings stay, and say nothing.
  const checks = raw.HealthCheckEnabled === false ? {} : raw;
  return {
    ...base(seen, arn, arn, tags(arn)),
    name: need(raw.TargetGroupName, 'TargetGroupName'),
    targetType: raw.TargetType ?? 'instance',
    loadBalancerArns: raw.LoadBalancerArns ?? [],
    intervalSeconds: checks.HealthCheckIntervalSeconds ?? 0,
    timeoutSeconds: checks.HealthCheckTimeoutSeconds ?? 0,
    healthyThreshold: raw.HealthyThresholdCount ?? 0,
    unhealthyThreshold: checks.UnhealthyThresholdCount ?? 0,
    ...present({ healthCheckPath: raw.HealthCheckPath }),
  };
}

/** One target as its group sees it. Instances have no zone here: they stand where EC2 says. */
export function target(raw: TargetHealthDescription): NonNullable<TargetGroup['targets']>[number] {
  return {
    id: need(raw.Target?.Id, 'Target.Id'),
    state: need(raw.TargetHealth?.State, 'TargetHealth.State'),
    ...present({ zone: raw.Target?.AvailabilityZone, reason: raw.TargetHealth?.Reason }),
  };
}
