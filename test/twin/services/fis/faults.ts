import { alarms } from '../../../../lib/twin/services/cloudwatch/alarms.ts';
import { experiments } from '../../../../lib/twin/services/fis/experiments.ts';
import type { TestWorld } from '../ec2/test-world.ts';

/** Seconds from the start of an experiment to its first action. */
export const SET_UP = 12;

/** Takes the rows of a family over into another world, as a copy on disk would. */
export function copyRows(from: TestWorld, to: TestWorld, name: 'ec2.instance' | 'fis.experiment'): void {
  const rows = from.world.table(name, from.account, from.region);
  for (const [id, row] of rows)
    to.world.table(name, to.account, to.region).set(id, structuredClone(row) as never);
}

/** An action that lets a minute pass. */
export const waiting = { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' } };

/** The order database fails over to its standby. */
export function failover() {
  return {
    targets: {
      db: {
        resourceType: 'aws:rds:db',
        resourceArns: ['arn:aws:rds:eu-west-1:111122223333:db:orders-db'],
        selectionMode: 'ALL',
      },
    },
    actions: {
      failover: {
        actionId: 'aws:rds:reboot-db-instances',
        parameters: { forceFailover: 'true' },
        targets: { DBInstances: 'db' },
      },
    },
  };
}

/** The subnets of a zone are cut off for a minute. */
export function isolation(availabilityZoneIdentifier: string) {
  return {
    targets: {
      subnets: {
        resourceType: 'aws:ec2:subnet',
        parameters: { availabilityZoneIdentifier },
        selectionMode: 'ALL',
      },
    },
    actions: {
      cut: {
        actionId: 'aws:network:disrupt-connectivity',
        parameters: { scope: 'all', duration: 'PT1M' },
        targets: { Subnets: 'subnets' },
      },
    },
  };
}

/** Makes an alarm that nothing ever reports to, and gives its ARN. */
export function newAlarm(here: TestWorld): string {
  alarms.PutMetricAlarm(
    {
      AlarmName: 'brake',
      Namespace: 'Shop',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    },
    here,
  );
  return 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:brake';
}

/** ARNs that the targets of an experiment were resolved to. */
export function resolved(here: TestWorld, experimentId: string): string[] {
  const { resolvedTargets } = experiments.ListExperimentResolvedTargets({ experimentId }, here);
  return resolvedTargets.map(({ targetInformation }) => targetInformation.arn);
}
