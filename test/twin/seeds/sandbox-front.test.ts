import type { Instance } from '@aws-sdk/client-ec2';
import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { HealthCheck, HostedZone, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { expect } from 'chai';
import type { Twin } from '../../../lib/twin/server.ts';
import { all, HOME, NOW, REFUGE, SHOP, sandboxAt } from './shop.ts';

describe('twin/seeds: sandbox, what faces the clients', () => {
  let twin: Twin;
  before(async () => {
    twin = await sandboxAt(NOW);
  });

  it('keeps every target healthy: one in each of three zones at home, two in the other Region', async () => {
    for (const [region, zones] of [
      [HOME, 3],
      [REFUGE, 2],
    ] as const) {
      const servers = await all<{ Instances: Instance[] }>(twin, ['ec2', 'DescribeInstances'], SHOP, region);
      const zoneOf = new Map(
        servers.flatMap(({ Instances }) =>
          Instances.map((one) => [one.InstanceId, one.Placement?.AvailabilityZone]),
        ),
      );
      const groups = await all<TargetGroup>(
        twin,
        ['elasticloadbalancing', 'DescribeTargetGroups'],
        SHOP,
        region,
      );
      expect(groups).to.have.length(2);
      for (const { TargetGroupArn, HealthCheckIntervalSeconds } of groups) {
        const health = await all<{ Target: { Id: string }; TargetHealth: { State: string } }>(
          twin,
          ['elasticloadbalancing', 'DescribeTargetHealth'],
          SHOP,
          region,
          { TargetGroupArn },
        );
        expect(HealthCheckIntervalSeconds).to.equal(10);
        expect(health.map((one) => one.TargetHealth.State)).to.deep.equal(Array(zones).fill('healthy'));
        expect(new Set(health.map((one) => zoneOf.get(one.Target.Id))).size).to.equal(zones);
      }
    }
  });

  it('has failover pairs whose health checks are enabled, fast and healthy', async () => {
    const [zone] = await all<HostedZone>(twin, ['route53', 'ListHostedZones'], SHOP, 'us-east-1');
    const records = await all<ResourceRecordSet>(
      twin,
      ['route53', 'ListResourceRecordSets'],
      SHOP,
      'us-east-1',
      {
        HostedZoneId: zone?.Id?.replace('/hostedzone/', ''),
      },
    );
    const pairs = records.filter((one) => one.Failover !== undefined);
    expect(pairs.map((one) => `${one.Name} ${one.Failover} ${one.TTL}`)).to.have.members([
      'orders.shop.example. PRIMARY 60',
      'orders.shop.example. SECONDARY 60',
      'catalogue.shop.example. PRIMARY 60',
      'catalogue.shop.example. SECONDARY 60',
    ]);
    const checks = await all<HealthCheck>(twin, ['route53', 'ListHealthChecks'], SHOP, 'us-east-1');
    expect(checks.map((one) => one.Id)).to.have.members(pairs.map((one) => one.HealthCheckId));
    for (const { Id, HealthCheckConfig } of checks) {
      expect(HealthCheckConfig).to.include({ RequestInterval: 10, FailureThreshold: 3, Disabled: false });
      const seen = await all<{ StatusReport: { Status: string } }>(
        twin,
        ['route53', 'GetHealthCheckStatus'],
        SHOP,
        'us-east-1',
        { HealthCheckId: Id },
      );
      expect(seen.every((one) => one.StatusReport.Status.startsWith('Success'))).to.equal(true);
    }
  });
});
