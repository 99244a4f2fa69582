import type { Change, HealthCheckConfig, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { healthChecks } from '../../../../lib/twin/services/route53/health-checks.ts';
import { recordChanges } from '../../../../lib/twin/services/route53/record-changes.ts';
import { zones } from '../../../../lib/twin/services/route53/zones.ts';
import type { TestWorld } from '../ec2/test-world.ts';

/** A public zone; gives its id as AWS writes it. */
export function zone(here: TestWorld, Name = 'shop.example'): string {
  return zones.CreateHostedZone({ Name, CallerReference: `zone ${Name}` }, here).HostedZone?.Id ?? '';
}

/** Makes the same kind of change with several record sets. */
export function change(
  here: TestWorld,
  HostedZoneId: string,
  Action: Change['Action'],
  ...sets: ResourceRecordSet[]
) {
  const Changes = sets.map((ResourceRecordSet) => ({ Action, ResourceRecordSet }));
  return recordChanges.ChangeResourceRecordSets({ HostedZoneId, ChangeBatch: { Changes } }, here).ChangeInfo;
}

/** A record set with a TTL of 60. */
export function record(
  Name: string,
  Type: ResourceRecordSet['Type'],
  value: string,
  more: Partial<ResourceRecordSet> = {},
): ResourceRecordSet {
  return { Name, Type, TTL: 60, ResourceRecords: [{ Value: value }], ...more };
}

/** A health check that calls a web server every ten seconds. */
export function check(here: TestWorld, reference = 'orders', more: Partial<HealthCheckConfig> = {}): string {
  const config: HealthCheckConfig = {
    Type: 'HTTP',
    FullyQualifiedDomainName: 'orders.shop.example',
    ResourcePath: '/health',
    RequestInterval: 10,
    ...more,
  };
  const input = { CallerReference: reference, HealthCheckConfig: config };
  return healthChecks.CreateHealthCheck(input, here).HealthCheck?.Id ?? '';
}
