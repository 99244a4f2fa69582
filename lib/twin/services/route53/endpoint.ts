import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import type { CallContext } from '../../service.ts';
import {
  listenersOf,
  loadBalancersOf,
  type StoredListener,
  type StoredLoadBalancer,
  targetGroupsBehind,
} from '../elbv2/stored-load-balancer.ts';
import { type StoredTargetGroup, targetGroupsOf } from '../elbv2/stored-target-group.ts';
import { healthOf } from '../elbv2/target-health.ts';
import { normalName } from './names.ts';
import { zoneRecordsNamed } from './stored-zone.ts';

const TIMED_OUT =
  'Connection timed out. The endpoint or the internet connection is down, or requests are being blocked by your firewall. See https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-router-firewall-rules.html';
const UNRESOLVED = 'DNS resolution failed: DNS response error code NXDOMAIN';
const UNAVAILABLE = 'HTTP Status Code 503, Service Temporarily Unavailable';
const NOT_FOUND = 'HTTP Status Code 404, Not Found';

/**
 * What checkers meet at an endpoint, when it is not a success. A load balancer of this world answers as its targets are;
 * what lies outside of the world is well.
 */
export function endpointFailure(config: HealthCheckConfig, context: CallContext): string | undefined {
  if (config.IPAddress !== undefined || config.FullyQualifiedDomainName === undefined) return undefined;
  const name = resolved(normalName(config.FullyQualifiedDomainName), context);
  const found = balancerNamed(name, context);
  if (found === undefined) return name.endsWith('.elb.amazonaws.com.') ? UNRESOLVED : undefined;
  const listener = listenerOn(config.Port ?? 80, found.balancer, found.place);
  if (listener === undefined || found.balancer.scheme === 'internal') return TIMED_OUT;
  return config.Type === 'TCP' ? undefined : answerOf(listener, config.ResourcePath, found.place);
}

const LONGEST_CHAIN = 8;

/** Follows the account's own CNAMEs and aliases, the primary way, as they are followed while all is well. */
function resolved(name: string, context: CallContext, hops = 0): string {
  const sets = zoneRecordsNamed(context, name);
  const set = sets.find(({ Failover }) => Failover === 'PRIMARY') ?? sets[0];
  const next =
    set?.AliasTarget?.DNSName ?? (set?.Type === 'CNAME' ? set.ResourceRecords?.[0]?.Value : undefined);
  if (next === undefined || hops >= LONGEST_CHAIN) return name;
  return resolved(normalName(next), context, hops + 1);
}

function balancerNamed(name: string, context: CallContext) {
  const { world } = context;
  for (const place of world.places('elbv2.load-balancer'))
    for (const balancer of loadBalancersOf(world, place).values())
      if (isNamed(balancer, name)) return { balancer, place: { ...context, ...place } };
  return undefined;
}

/** Lengths first: there may be thousands of both. */
function isNamed({ dnsName }: StoredLoadBalancer, normal: string): boolean {
  return dnsName.length + 1 === normal.length && normal.startsWith(dnsName.toLowerCase());
}

function listenerOn(
  port: number,
  { arn }: StoredLoadBalancer,
  place: CallContext,
): StoredListener | undefined {
  return [...listenersOf(place.world, place).values()].find(
    (listener) => listener.loadBalancerArn === arn && listener.port === port,
  );
}

function answerOf(
  listener: StoredListener,
  path: string | undefined,
  place: CallContext,
): string | undefined {
  const fixed = listener.defaultActions.find(({ FixedResponseConfig }) => FixedResponseConfig !== undefined);
  const status = fixed?.FixedResponseConfig?.StatusCode;
  if (status !== undefined) return /^[23]/.test(status) ? undefined : `HTTP Status Code ${status}`;
  const groups = targetGroupsBehind(listener.defaultActions).flatMap(
    (arn) => targetGroupsOf(place.world, place).get(arn) ?? [],
  );
  const well = groups.filter((group) => hasHealthyTarget(group, place));
  if (groups.length > 0 && well.length === 0) return UNAVAILABLE;
  return well.length === 0 || well.some((group) => serves(group, path)) ? undefined : NOT_FOUND;
}

function hasHealthyTarget(group: StoredTargetGroup, place: CallContext): boolean {
  return group.targets.some((target) => healthOf(target, group, place).State === 'healthy');
}

/** The world's web servers know their front page and the page that their load balancer asks for. */
function serves({ healthCheck }: StoredTargetGroup, path = '/'): boolean {
  return ['/', healthCheck.path].includes(path.split('?')[0]);
}
