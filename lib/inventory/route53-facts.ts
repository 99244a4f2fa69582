import type { HealthCheck, HealthCheckConfig, HostedZone, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { dnsName } from './dns-name.ts';
import type { Route53HealthCheck, Route53Record, Route53Zone, Tags } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, need, present } from './present.ts';

/** A hosted zone. Route 53 sends its id as a path. */
export function route53Zone(raw: HostedZone, seen: Sighting): Route53Zone {
  const id = need(raw.Id, 'Id').replace(/^\/hostedzone\//, '');
  return {
    ...base(seen, `arn:${seen.partition}:route53:::hostedzone/${id}`, id, {}),
    name: dnsName(need(raw.Name, 'Name')),
    private: raw.Config?.PrivateZone ?? false,
    recordCount: raw.ResourceRecordSetCount ?? 0,
  };
}

/** A record set. AWS has no ARN for one; ours is the zone's with name, type and set identifier behind it. */
export function route53Record(raw: ResourceRecordSet, zone: Route53Zone, seen: Sighting): Route53Record {
  const name = dnsName(need(raw.Name, 'Name'));
  const type = need(raw.Type, 'Type');
  const id = [name, type, ...(raw.SetIdentifier === undefined ? [] : [raw.SetIdentifier])].join('/');
  const { AliasTarget: alias } = raw;
  return {
    ...base(seen, `${zone.arn}/recordset/${id}`, id, {}),
    zoneId: zone.id,
    name,
    type,
    values: (raw.ResourceRecords ?? []).map(({ Value }) => valueOf(type, Value ?? '')),
    policy: policyOf(raw),
    ...present({
      ttl: raw.TTL,
      alias:
        alias === undefined
          ? undefined
          : {
              name: dnsName(need(alias.DNSName, 'DNSName')),
              zoneId: alias.HostedZoneId ?? '',
              evaluateTargetHealth: alias.EvaluateTargetHealth ?? false,
            },
      setIdentifier: raw.SetIdentifier,
      healthCheckId: raw.HealthCheckId,
      failover: raw.Failover,
      weight: raw.Weight,
    }),
  };
}

/** A health check as it is set up; what its checkers saw is read apart. */
export function route53HealthCheck(
  raw: HealthCheck,
  tags: (arn: string) => Tags,
  seen: Sighting,
): Route53HealthCheck {
  const id = need(raw.Id, 'Id');
  const config: HealthCheckConfig = need(raw.HealthCheckConfig, 'HealthCheckConfig');
  const arn = `arn:${seen.partition}:route53:::healthcheck/${id}`;
  return {
    ...base(seen, arn, id, tags(arn)),
    type: need(config.Type, 'Type'),
    disabled: config.Disabled ?? false,
    inverted: config.Inverted ?? false,
    childIds: config.ChildHealthChecks ?? [],
    ...present({
      // Where an address is given, the name is only sent as the Host header.
      target: config.IPAddress ?? config.FullyQualifiedDomainName ?? config.AlarmIdentifier?.Name,
      port: config.Port,
      path: config.ResourcePath,
      intervalSeconds: config.RequestInterval,
      failureThreshold: config.FailureThreshold,
      healthThreshold: config.HealthThreshold,
    }),
  };
}

function valueOf(type: string, value: string): string {
  return type === 'CNAME' || type === 'NS' || type === 'PTR' ? dnsName(value) : value;
}

/** Exactly one member marks the policy; none of them means simple. */
function policyOf(raw: ResourceRecordSet): Route53Record['policy'] {
  if (raw.Failover !== undefined) return 'failover';
  if (raw.Weight !== undefined) return 'weighted';
  if (raw.Region !== undefined) return 'latency';
  if (raw.GeoLocation !== undefined) return 'geolocation';
  if (raw.GeoProximityLocation !== undefined) return 'geoproximity';
  if (raw.CidrRoutingConfig !== undefined) return 'cidr';
  return raw.MultiValueAnswer === true ? 'multivalue' : 'simple';
}
