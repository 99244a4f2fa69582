import { tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import type { RunningFleet } from './compute.ts';
import { REFUGE, SHOP } from './places.ts';
import { type ShopWorkload, shopTags } from './shop-tags.ts';

const ZONE = 'shop.example';
const route53 = { service: 'route53', account: SHOP, region: 'us-east-1' };

/** What became of the shop's names. */
export interface FoundedDns {
  readonly zoneId: string;
  readonly names: readonly FoundedName[];
}

/** The name of one fleet, and what watches it. */
export interface FoundedName {
  /** Name of the fleet. */
  readonly fleet: string;
  readonly name: string;
  readonly healthCheckId: string;
}

/** The shop's names: each has a primary where the shop runs and a secondary where it would come back. */
export async function foundDns(founder: Founder, fleets: readonly RunningFleet[]): Promise<FoundedDns> {
  const { HostedZone } = (await founder.call({
    ...route53,
    operation: 'CreateHostedZone',
    input: { Name: ZONE, CallerReference: 'shop-zone' },
  })) as { HostedZone: { Id: string } };
  const zoneId = HostedZone.Id.replace('/hostedzone/', '');
  await tag(founder, 'hostedzone', zoneId, 'platform', 'platform01_zone');
  const names: FoundedName[] = [];
  for (const fleet of fleets) names.push(await foundRecord(founder, zoneId, fleet));
  return { zoneId, names };
}

async function foundRecord(founder: Founder, zoneId: string, fleet: RunningFleet): Promise<FoundedName> {
  const HealthCheckId = await foundHealthCheck(founder, fleet);
  const name = `${fleet.workload}.${ZONE}`;
  const Failover = fleet.region === REFUGE ? 'SECONDARY' : 'PRIMARY';
  await founder.call({
    ...route53,
    operation: 'ChangeResourceRecordSets',
    input: {
      HostedZoneId: zoneId,
      ChangeBatch: {
        Changes: [
          {
            Action: 'CREATE',
            ResourceRecordSet: {
              Name: name,
              Type: 'CNAME',
              TTL: 60,
              SetIdentifier: Failover.toLowerCase(),
              Failover,
              HealthCheckId,
              ResourceRecords: [{ Value: fleet.dnsName }],
            },
          },
        ],
      },
    },
  });
  return { fleet: fleet.name, name, healthCheckId: HealthCheckId };
}

async function foundHealthCheck(founder: Founder, fleet: RunningFleet): Promise<string> {
  const { HealthCheck } = (await founder.call({
    ...route53,
    operation: 'CreateHealthCheck',
    input: {
      CallerReference: fleet.name,
      HealthCheckConfig: {
        Type: 'HTTP',
        FullyQualifiedDomainName: fleet.dnsName,
        Port: 8080,
        ResourcePath: '/health',
        RequestInterval: 10,
        FailureThreshold: 3,
      },
    },
  })) as { HealthCheck: { Id: string } };
  const side = fleet.region === REFUGE ? 'secondary' : 'primary';
  await tag(founder, 'healthcheck', HealthCheck.Id, fleet.workload, `${fleet.workload}01_${side}-check`);
  return HealthCheck.Id;
}

async function tag(
  { call }: Founder,
  ResourceType: 'hostedzone' | 'healthcheck',
  ResourceId: string,
  workload: ShopWorkload,
  name: string,
): Promise<void> {
  await call({
    ...route53,
    operation: 'ChangeTagsForResource',
    input: { ResourceType, ResourceId, AddTags: tagList(shopTags(workload, 'rebuild', name)) },
  });
}
