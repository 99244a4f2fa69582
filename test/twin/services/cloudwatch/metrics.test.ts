import { expect } from 'chai';
import { metrics } from '../../../../lib/twin/services/cloudwatch/metrics.ts';
import { putMetricData } from '../../../../lib/twin/services/cloudwatch/put-metric-data.ts';
import { faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';

const HOUR = { StartTime: new Date('2026-11-24T10:00:00Z'), EndTime: new Date('2026-11-24T11:00:00Z') };

describe('twin/services/cloudwatch: metrics', () => {
  it('are given back by period and statistic', () => {
    const here = filled();
    const Statistics = ['Sum', 'Maximum', 'SampleCount', 'Average', 'Minimum'] as const;
    const { Datapoints = [] } = metrics.GetMetricStatistics(
      { Namespace: 'Shop', MetricName: 'Orders', Period: 60, Statistics: [...Statistics], ...HOUR },
      here,
    );
    expect(Datapoints.map(({ Unit: _unit, ...rest }) => rest)).to.deep.equal([
      { Timestamp: HOUR.StartTime, Sum: 3, Maximum: 2, SampleCount: 2, Average: 1.5, Minimum: 1 },
      {
        Timestamp: new Date('2026-11-24T10:01:00Z'),
        Sum: 7,
        Maximum: 7,
        SampleCount: 1,
        Average: 7,
        Minimum: 7,
      },
    ]);
  });

  it('are queried many at a time, the newest first unless asked otherwise', () => {
    const here = filled();
    const MetricStat = { Metric: { Namespace: 'Shop', MetricName: 'Orders' }, Period: 60, Stat: 'Sum' };
    const MetricDataQueries = [
      { Id: 'orders', MetricStat },
      { Id: 'hidden', MetricStat, ReturnData: false },
    ];
    const values = (ScanBy: 'TimestampAscending' | undefined) =>
      metrics
        .GetMetricData({ MetricDataQueries, ScanBy, ...HOUR }, here)
        .MetricDataResults?.map(({ Values }) => Values);
    expect(values(undefined)).to.deep.equal([[7, 3]]);
    expect(values('TimestampAscending')).to.deep.equal([[3, 7]]);
  });

  it('are told apart by their dimensions, in whatever order', () => {
    const here = testWorld();
    const Dimensions = [
      { Name: 'shop', Value: '1' },
      { Name: 'till', Value: '2' },
    ];
    putMetricData({ Namespace: 'Shop', MetricData: [{ MetricName: 'Orders', Value: 1, Dimensions }] }, here);
    putMetricData(
      {
        Namespace: 'Shop',
        MetricData: [{ MetricName: 'Orders', Value: 2, Dimensions: Dimensions.toReversed() }],
      },
      here,
    );
    putMetricData({ Namespace: 'Shop', MetricData: [{ MetricName: 'Orders', Value: 4 }] }, here);
    expect(metrics.ListMetrics({}, here).Metrics).to.have.lengthOf(2);
    const { Datapoints } = metrics.GetMetricStatistics(
      { Namespace: 'Shop', MetricName: 'Orders', Dimensions, Period: 60, Statistics: ['Sum'], ...HOUR },
      here,
    );
    expect(Datapoints?.map(({ Sum }) => Sum)).to.deep.equal([3]);
  });

  it('take counted values and whole statistics', () => {
    const here = testWorld();
    const StatisticValues = { SampleCount: 10, Sum: 20, Minimum: 1, Maximum: 5 };
    putMetricData(
      {
        Namespace: 'Shop',
        MetricData: [
          { MetricName: 'Orders', StatisticValues },
          { MetricName: 'Orders', Values: [3, 4], Counts: [2, 1] },
        ],
      },
      here,
    );
    const { Datapoints } = metrics.GetMetricStatistics(
      { Namespace: 'Shop', MetricName: 'Orders', Period: 60, Statistics: ['Sum', 'SampleCount'], ...HOUR },
      here,
    );
    expect(Datapoints?.[0]).to.deep.include({ Sum: 30, SampleCount: 13 });
  });

  it('refuse the namespaces of AWS, expressions and percentiles', () => {
    const here = testWorld();
    const MetricData = [{ MetricName: 'Orders', Value: 1 }];
    expect(faultOf(() => putMetricData({ Namespace: 'AWS/Shop', MetricData }, here))).to.include(
      'belong to AWS',
    );
    const MetricDataQueries = [{ Id: 'a', Expression: 'b / c' }];
    expect(faultOf(() => metrics.GetMetricData({ MetricDataQueries, ...HOUR }, here))).to.include(
      'no expressions',
    );
    const percentile = {
      Namespace: 'Shop',
      MetricName: 'Orders',
      Period: 60,
      ExtendedStatistics: ['p99'],
      ...HOUR,
    };
    expect(faultOf(() => metrics.GetMetricStatistics(percentile, here))).to.include('Statistics alone');
  });
});

/** Orders of two minutes: 1 and 2, then 7. */
function filled(): TestWorld {
  const here = testWorld();
  for (const [Value, wait] of [
    [1, 30],
    [2, 30],
    [7, 30],
  ] as const) {
    putMetricData({ Namespace: 'Shop', MetricData: [{ MetricName: 'Orders', Value }] }, here);
    here.pass(wait);
  }
  return here;
}
