import { tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import type { RunningFleet } from './compute.ts';
import { HOME, SHOP } from './places.ts';
import { shopTags } from './shop-tags.ts';

/**
 * What the shop is woken by: a web fleet that lost a zone's worth of its servers, one that falls below two of them, and orders'
 * front door seen from outside.
 */
export async function foundAlarms(founder: Founder, fleets: readonly RunningFleet[]): Promise<void> {
  for (const fleet of fleets.filter(({ region }) => region === HOME)) {
    await foundFleetAlarm(founder, fleet, ZONE_LOST);
    await foundFleetAlarm(founder, fleet, HEALTHY_HOSTS);
  }
  const orders = fleets.find(({ workload, region }) => workload === 'orders' && region === HOME);
  if (orders !== undefined) await foundFrontDoorAlarm(founder, orders);
}

interface FleetAlarm {
  readonly name: string;
  readonly description: string;
  readonly fewerThan: number;
}

const ZONE_LOST: FleetAlarm = {
  name: 'zone-lost',
  description: 'Fewer than three healthy servers behind the load balancer: those of a zone are missing',
  fewerThan: 3,
};
const HEALTHY_HOSTS: FleetAlarm = {
  name: 'healthy-hosts',
  description: 'Fewer than two healthy servers behind the load balancer',
  fewerThan: 2,
};

async function foundFleetAlarm(
  { call }: Founder,
  fleet: RunningFleet,
  { name, description, fewerThan }: FleetAlarm,
): Promise<void> {
  await call({
    service: 'monitoring',
    account: SHOP,
    region: fleet.region,
    operation: 'PutMetricAlarm',
    input: {
      AlarmName: `${fleet.name}-${name}`,
      AlarmDescription: description,
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'HealthyHostCount',
      Dimensions: [
        { Name: 'TargetGroup', Value: lastPart(fleet.targetGroupArn) },
        { Name: 'LoadBalancer', Value: lastPart(fleet.loadBalancerArn).replace('loadbalancer/', '') },
      ],
      Statistic: 'Minimum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: fewerThan,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      Tags: tagList(shopTags('platform', 'rebuild', `platform01_${fleet.name}-${name}`)),
    },
  });
}

/** Metrics of Route 53 are published in us-east-1 alone. */
async function foundFrontDoorAlarm({ call, world }: Founder, fleet: RunningFleet): Promise<void> {
  const check = [...world.table('route53.health-check', SHOP, 'global').values()].find(
    ({ config }) => config.FullyQualifiedDomainName === fleet.dnsName,
  );
  if (check === undefined) throw new Error(`the seed has no health check for ${fleet.dnsName}`);
  await call({
    service: 'monitoring',
    account: SHOP,
    region: 'us-east-1',
    operation: 'PutMetricAlarm',
    input: {
      AlarmName: 'orders-front-door',
      AlarmDescription: 'The front door of orders does not answer',
      Namespace: 'AWS/Route53',
      MetricName: 'HealthCheckStatus',
      Dimensions: [{ Name: 'HealthCheckId', Value: check.id }],
      Statistic: 'Minimum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      Tags: tagList(shopTags('platform', 'rebuild', 'platform01_orders-front-door-alarm')),
    },
  });
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
