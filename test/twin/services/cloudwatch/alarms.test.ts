import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import { expect } from 'chai';
import { describeAlarmHistory } from '../../../../lib/twin/services/cloudwatch/alarm-history.ts';
import { alarms } from '../../../../lib/twin/services/cloudwatch/alarms.ts';
import { evaluateAll } from '../../../../lib/twin/services/cloudwatch/evaluate.ts';
import { putMetricData } from '../../../../lib/twin/services/cloudwatch/put-metric-data.ts';
import { alarmStateOf } from '../../../../lib/twin/services/cloudwatch/stored-alarm.ts';
import { tags } from '../../../../lib/twin/services/cloudwatch/tags.ts';
import { instanceState } from '../../../../lib/twin/services/ec2/instance-state.ts';
import { healthChecks } from '../../../../lib/twin/services/route53/health-checks.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';
import { shopFront } from '../elbv2/shop-front.ts';

const ARN = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:errors';
const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:pager';

describe('twin/services/cloudwatch: alarms', () => {
  it('know nothing at first, then follow the data of each period', () => {
    const here = testWorld();
    putAlarm(here);
    expect(state(here)).to.equal('INSUFFICIENT_DATA');
    report(here, 5);
    here.pass(60);
    expect(state(here)).to.equal('ALARM');
    report(here, 0);
    here.pass(60);
    expect(state(here)).to.equal('OK');
    here.pass(60);
    expect(state(here)).to.equal('INSUFFICIENT_DATA');
  });

  it('tell why, when, and what they were before', () => {
    const here = testWorld();
    putAlarm(here);
    report(here, 5);
    here.pass(60);
    const [alarm] = alarms.DescribeAlarms({}, here).MetricAlarms ?? [];
    expect(alarm?.StateReason).to.equal(
      'Threshold Crossed: 1 datapoint [5.0 (2026-11-24T10:00:00.000Z)] was greater than the threshold (1.0).',
    );
    expect(alarm?.StateTransitionedTimestamp?.toISOString()).to.equal('2026-11-24T10:01:00.000Z');
    const { AlarmHistoryItems = [] } = describeAlarmHistory({ AlarmName: 'errors' }, here);
    expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).to.deep.equal([
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
      'Alarm "errors" created',
    ]);
  });

  for (const [treatment, expected] of [
    ['missing', 'INSUFFICIENT_DATA'],
    ['ignore', 'ALARM'],
    ['breaching', 'ALARM'],
    ['notBreaching', 'OK'],
  ] as const)
    it(`are ${expected} after a period without data that is treated as ${treatment}`, () => {
      const here = testWorld();
      putAlarm(here, { TreatMissingData: treatment });
      report(here, 5);
      here.pass(60);
      expect(state(here)).to.equal('ALARM');
      here.pass(60);
      expect(state(here)).to.equal(expected);
    });

  it('need as many datapoints out of as many periods as they say', () => {
    const here = testWorld();
    putAlarm(here, { EvaluationPeriods: 3, DatapointsToAlarm: 2 });
    const seen = [5, 0, 5, 0, 0].map((value) => {
      report(here, value);
      here.pass(60);
      return state(here);
    });
    expect(seen).to.deep.equal(['OK', 'OK', 'ALARM', 'OK', 'OK']);
  });

  for (const [comparison, breaching, well] of [
    ['GreaterThanThreshold', 2, 1],
    ['GreaterThanOrEqualToThreshold', 1, 0.5],
    ['LessThanThreshold', 0.5, 1],
    ['LessThanOrEqualToThreshold', 1, 2],
  ] as const)
    it(`compare by ${comparison}`, () => {
      const here = testWorld();
      putAlarm(here, { ComparisonOperator: comparison });
      const seen = [breaching, well].map((value) => {
        report(here, value);
        here.pass(60);
        return state(here);
      });
      expect(seen).to.deep.equal(['ALARM', 'OK']);
    });

  it('last their share of a period at a slower pace', () => {
    const here = testWorld('2026-11-24T10:00:00.000Z', 0.1);
    putAlarm(here);
    report(here, 5);
    here.pass(6);
    expect(state(here)).to.equal('ALARM');
  });

  it('see the servers behind a load balancer', () => {
    const here = testWorld();
    const { loadBalancer, group, instances } = shopFront(here);
    putAlarm(here, {
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'HealthyHostCount',
      Dimensions: [
        { Name: 'TargetGroup', Value: group.split(':').at(-1) },
        { Name: 'LoadBalancer', Value: loadBalancer.split(':loadbalancer/').at(-1) },
      ],
      Statistic: 'Minimum',
      Threshold: 2,
      ComparisonOperator: 'LessThanThreshold',
    });
    evaluateAll(here.world);
    here.pass(60);
    // Two of the three are in zones of the load balancer.
    expect(state(here)).to.equal('OK');
    instanceState.StopInstances({ InstanceIds: [instances[0]] }, here);
    here.pass(10);
    evaluateAll(here.world);
    here.pass(50);
    expect(state(here)).to.equal('ALARM');
    expect(alarmStateOf(here.world, ARN)).to.equal('ALARM');
  });

  it('see a health check, from us-east-1, and nothing of a calculated one', () => {
    const here = testWorld().as({ region: 'us-east-1' });
    const ids = [
      healthCheck(here, { Type: 'TCP', IPAddress: '192.0.2.1', Port: 443 }),
      healthCheck(here, { Type: 'CALCULATED', HealthThreshold: 1, ChildHealthChecks: [] }),
    ];
    const seen = ids.map((Value) => {
      putAlarm(here, {
        Namespace: 'AWS/Route53',
        MetricName: 'HealthCheckStatus',
        Dimensions: [{ Name: 'HealthCheckId', Value }],
        Statistic: 'Minimum',
        ComparisonOperator: 'LessThanThreshold',
      });
      evaluateAll(here.world);
      here.pass(60);
      return state(here);
    });
    expect(seen).to.deep.equal(['OK', 'INSUFFICIENT_DATA']);
  });

  it('are set by hand until their next evaluation', () => {
    const here = testWorld();
    putAlarm(here);
    report(here, 0);
    here.pass(60);
    expect(state(here)).to.equal('OK');
    alarms.SetAlarmState({ AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'a test' }, here);
    expect(state(here)).to.equal('ALARM');
    report(here, 0);
    here.pass(60);
    expect(state(here)).to.equal('OK');
  });

  it('are listed by name, prefix and state over small pages', () => {
    const here = testWorld();
    for (const AlarmName of ['errors', 'errors-2', 'other', 'latency']) putAlarm(here, { AlarmName });
    const listed = everyPage((NextToken) => {
      const { MetricAlarms = [], NextToken: next } = alarms.DescribeAlarms({ NextToken }, here);
      return { items: MetricAlarms, next };
    });
    expect(listed.map((page) => page.length)).to.deep.equal([2, 2]);
    const names = (input: object) =>
      (alarms.DescribeAlarms(input, here).MetricAlarms ?? []).map(({ AlarmName }) => AlarmName);
    expect(names({ AlarmNamePrefix: 'errors' })).to.deep.equal(['errors', 'errors-2']);
    expect(names({ AlarmNames: ['other'] })).to.deep.equal(['other']);
    expect(names({ StateValue: 'ALARM' })).to.deep.equal([]);
    expect(names({ AlarmTypes: ['CompositeAlarm'] })).to.deep.equal([]);
  });

  it('are deleted all together or not at all, and take tags', () => {
    const here = testWorld();
    putAlarm(here, { Tags: [{ Key: 'owner', Value: 'me' }] });
    expect(tags.ListTagsForResource({ ResourceARN: ARN }, here).Tags).to.deep.equal([
      { Key: 'owner', Value: 'me' },
    ]);
    expect(faultOf(() => alarms.DeleteAlarms({ AlarmNames: ['errors', 'nobody'] }, here))).to.match(
      /^ResourceNotFound: /,
    );
    expect(state(here)).to.equal('INSUFFICIENT_DATA');
    alarms.DeleteAlarms({ AlarmNames: ['errors'] }, here);
    expect(state(here)).to.equal(undefined);
  });

  for (const [what, changes, why] of [
    ['with metric maths', { Metrics: [] }, /Metrics/],
    ['with percentiles', { ExtendedStatistic: 'p99' }, /ExtendedStatistic/],
    ['with a band', { ComparisonOperator: 'GreaterThanUpperThreshold' }, /ComparisonOperator/],
    ['with a period of 45 s', { Period: 45 }, /Period/],
    ['over more than a day', { Period: 3_600, EvaluationPeriods: 25 }, /more than a day/],
    ['with more datapoints than periods', { DatapointsToAlarm: 2 }, /DatapointsToAlarm/],
    ['with a topic of another Region', { AlarmActions: [TOPIC] }, /Invalid region eu-central-1/],
    ['without a threshold', { Threshold: undefined }, /Threshold is required/],
  ] as const)
    it(`are refused ${what}`, () => {
      expect(faultOf(() => putAlarm(testWorld(), changes as object))).to.match(why);
    });
});

function putAlarm(here: TestWorld, changes: Partial<PutMetricAlarmInput> | object = {}): void {
  alarms.PutMetricAlarm(
    {
      AlarmName: 'errors',
      Namespace: 'Shop',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      ...changes,
    },
    here,
  );
}

function healthCheck(here: TestWorld, HealthCheckConfig: HealthCheckConfig): string {
  const CallerReference = HealthCheckConfig.Type ?? '';
  return healthChecks.CreateHealthCheck({ CallerReference, HealthCheckConfig }, here).HealthCheck?.Id ?? '';
}

function report(here: TestWorld, Value: number): void {
  putMetricData({ Namespace: 'Shop', MetricData: [{ MetricName: 'Errors', Value }] }, here);
}

function state(here: TestWorld): string | undefined {
  return alarms.DescribeAlarms({ AlarmNames: ['errors'] }, here).MetricAlarms?.[0]?.StateValue;
}
