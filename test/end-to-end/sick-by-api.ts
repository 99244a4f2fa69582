import { setTimeout as delay } from 'node:timers/promises';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricAlarm,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeAvailabilityZonesCommand,
  DescribeInstancesCommand,
  EC2Client,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { DescribeDBInstancesCommand, ModifyDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { ListHealthChecksCommand, Route53Client, UpdateHealthCheckCommand } from '@aws-sdk/client-route-53';
import {
  DecreaseReplicaCountCommand,
  ElastiCacheClient,
  ModifyReplicationGroupCommand,
} from '@aws-sdk/client-elasticache';
import { expect } from 'chai';

export interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Ways to make a shop sick by calls to its API, as a team might by mistake. */
export function sickBy(client: () => ClientConfig) {
  return {
    /** As a team does that finds a replica dear. */
    takeReplicaAway: async (group: string) => {
      const elasticache = new ElastiCacheClient(client());
      const named = { ReplicationGroupId: group, ApplyImmediately: true };
      const off = { AutomaticFailoverEnabled: false, MultiAZEnabled: false };
      await elasticache.send(new ModifyReplicationGroupCommand({ ...named, ...off }));
      await elasticache.send(new DecreaseReplicaCountCommand({ ...named, NewReplicaCount: 0 }));
      elasticache.destroy();
    },
    askForWrongPath: async (name: string) => {
      const route53 = new Route53Client(client());
      const { HealthChecks = [] } = await route53.send(new ListHealthChecksCommand({}));
      const checks = HealthChecks.filter(({ HealthCheckConfig }) =>
        JSON.stringify(HealthCheckConfig).includes(name.split('.')[0] ?? ''),
      );
      expect(checks, JSON.stringify(HealthChecks)).to.have.length.above(0);
      await route53.send(
        new UpdateHealthCheckCommand({ HealthCheckId: checks[0]?.Id, ResourcePath: '/nowhere' }),
      );
      route53.destroy();
    },
    /** An alarm on a load balancer that there is not, and that calls no data good: it never fires. */
    watchNothing: async (name: string) => {
      const cloudwatch = new CloudWatchClient(client());
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
      expect(MetricAlarms, name).to.have.length(1);
      const { Dimensions = [], ...alarm } = MetricAlarms[0] as MetricAlarm;
      const { MetricName, Namespace, Statistic, Period, EvaluationPeriods, Threshold, ComparisonOperator } =
        alarm;
      await cloudwatch.send(
        new PutMetricAlarmCommand({
          AlarmName: name,
          MetricName,
          Namespace,
          Statistic,
          Period,
          EvaluationPeriods,
          Threshold,
          ComparisonOperator,
          TreatMissingData: 'notBreaching',
          Dimensions: Dimensions.map(({ Name, Value }) => ({
            Name,
            Value: Name === 'LoadBalancer' ? 'app/another/0123456789abcdef' : Value,
          })),
        }),
      );
      cloudwatch.destroy();
    },
    /** Gives the id of a zone with a server, while one that stands elsewhere is stopped. */
    withoutServerElsewhere: async (workload: string, body: (zoneId: string) => Promise<void>) => {
      const ec2 = new EC2Client(client());
      const { Reservations = [] } = await ec2.send(
        new DescribeInstancesCommand({ Filters: [{ Name: 'tag:workload', Values: [workload] }] }),
      );
      const [lost, elsewhere] = Reservations.flatMap(({ Instances = [] }) => Instances);
      expect(lost?.Placement?.AvailabilityZone).not.to.equal(elsewhere?.Placement?.AvailabilityZone);
      const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
      const zone = AvailabilityZones.find(({ ZoneName }) => ZoneName === lost?.Placement?.AvailabilityZone);
      const InstanceIds = [elsewhere?.InstanceId ?? ''];
      await ec2.send(new StopInstancesCommand({ InstanceIds }));
      const isStopped = async (): Promise<boolean> => {
        const answer = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
        return answer.Reservations?.[0]?.Instances?.[0]?.State?.Name === 'stopped';
      };
      await eventually('a server is stopped', isStopped);
      try {
        await body(zone?.ZoneId ?? '');
      } finally {
        await ec2.send(new StartInstancesCommand({ InstanceIds }));
        await eventually('it runs again', async () => !(await isStopped()));
        ec2.destroy();
      }
    },
    takeStandbyAway: async () => {
      const rds = new RDSClient(client());
      const DBInstanceIdentifier = 'orders-db';
      await rds.send(
        new ModifyDBInstanceCommand({ DBInstanceIdentifier, MultiAZ: false, ApplyImmediately: true }),
      );
      await eventually('the standby is gone', async () => {
        const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
        return DBInstances?.[0]?.MultiAZ === false && DBInstances[0].DBInstanceStatus === 'available';
      });
      rds.destroy();
    },
  };
}

async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 100; look += 1) {
    if (await isSo()) return;
    await delay(200);
  }
  throw new Error(`${what}: not within 20 s`);
}
