import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
  ListMetricsInput,
  ListMetricsOutput,
  MetricDataQuery,
  MetricDataResult,
  Statistic,
} from '@aws-sdk/client-cloudwatch';
import type { Seconds } from '../../../base/duration.ts';
import { type Instant, instant, plusSeconds } from '../../../base/instant.ts';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { evaluate } from './evaluate.ts';
import { periodStart, pointsOf, seriesKey, seriesOf, statisticOf } from './series.ts';
import type { MetricName } from './stored-alarm.ts';

const STATISTICS: readonly string[] = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

/** Reading metrics: those that were put, and of what AWS publishes itself those that an alarm watches. */
export const metrics = {
  /** Plain statistics of single metrics; no expressions. */
  GetMetricData(input: GetMetricDataInput, context: CallContext): GetMetricDataOutput {
    evaluate(context.world, context);
    const [from, to] = [instant(input.StartTime ?? new Date(0)), instant(input.EndTime ?? new Date(0))];
    const queries = (input.MetricDataQueries ?? []).filter(({ ReturnData }) => ReturnData !== false);
    const newestFirst = input.ScanBy !== 'TimestampAscending';
    return {
      MetricDataResults: queries.map((query) => resultOf(query, from, to, newestFirst, context)),
      Messages: [],
    };
  },

  GetMetricStatistics(input: GetMetricStatisticsInput, context: CallContext): GetMetricStatisticsOutput {
    evaluate(context.world, context);
    const wanted = input.Statistics ?? [];
    if (wanted.length === 0 || input.ExtendedStatistics !== undefined)
      throw new Fault(
        'InvalidParameterCombinationException',
        'The twin knows plain Statistics alone; name one.',
      );
    const metric = nameOf(input.Namespace, input.MetricName, input.Dimensions);
    const [from, to] = [instant(input.StartTime ?? new Date(0)), instant(input.EndTime ?? new Date(0))];
    const columns = wanted.map((statistic) => ({
      statistic,
      values: new Map(valuesOf(metric, statistic, input.Period ?? 60, from, to, context)),
    }));
    const Datapoints = [...(columns[0]?.values.keys() ?? [])].map((at) => ({
      Timestamp: new Date(at),
      Unit: 'None' as const,
      ...Object.fromEntries(columns.map(({ statistic, values }) => [statistic, values.get(at)])),
    }));
    return { Label: input.MetricName ?? '', Datapoints };
  },

  ListMetrics(input: ListMetricsInput, context: CallContext): ListMetricsOutput {
    evaluate(context.world, context);
    const { items, next } = page(
      [...seriesOf(context.world, context).values()].filter(({ metric }) => isMeant(metric, input)),
      {
        token: input.NextToken,
        max: undefined,
        limit: 500,
        context,
        id: ({ metric }) => seriesKey(metric),
        scope: JSON.stringify([input.Namespace, input.MetricName, input.Dimensions]),
      },
    );
    const Metrics = items.map(({ metric }) => ({
      Namespace: metric.namespace,
      MetricName: metric.name,
      Dimensions: [...metric.dimensions],
    }));
    return { Metrics, NextToken: next };
  },
};

function resultOf(
  query: MetricDataQuery,
  from: Instant,
  to: Instant,
  newestFirst: boolean,
  context: CallContext,
): MetricDataResult {
  const { Metric, Stat = '', Period = 60 } = query.MetricStat ?? {};
  if (query.MetricStat === undefined || !STATISTICS.includes(Stat))
    throw new Fault(
      'ValidationException',
      `Query '${query.Id}': the twin knows MetricStat with ${STATISTICS.join(', ')} alone, no expressions.`,
    );
  const metric = nameOf(Metric?.Namespace, Metric?.MetricName, Metric?.Dimensions);
  const values = valuesOf(metric, Stat as Statistic, Period, from, to, context);
  const ordered = newestFirst ? values.toReversed() : values;
  return {
    Id: query.Id ?? '',
    Label: query.Label ?? metric.name,
    Timestamps: ordered.map(([at]) => new Date(at)),
    Values: ordered.map(([, value]) => value),
    StatusCode: 'Complete',
  };
}

/** One value for each period that has data. As with alarms, a period lasts its share of what the caller says. */
function valuesOf(
  metric: MetricName,
  statistic: Statistic,
  period: Seconds,
  from: Instant,
  to: Instant,
  context: CallContext,
): [Instant, number][] {
  const { world } = context;
  const length = period * world.pace;
  const points = pointsOf(world, context, metric).filter(({ at }) => at >= from && at < to);
  const starts = [...new Set(points.map(({ at }) => periodStart(at, length)))];
  return starts.map((at) => [at, statisticOf(points, statistic, at, plusSeconds(at, length)) ?? 0]);
}

function nameOf(
  namespace: string | undefined,
  name: string | undefined,
  dimensions: MetricName['dimensions'] | undefined,
): MetricName {
  return { namespace: namespace ?? '', name: name ?? '', dimensions: dimensions ?? [] };
}

function isMeant({ namespace, name, dimensions }: MetricName, input: ListMetricsInput): boolean {
  return (
    namespace === (input.Namespace ?? namespace) &&
    name === (input.MetricName ?? name) &&
    (input.Dimensions ?? []).every((wanted) =>
      dimensions.some(({ Name, Value }) => Name === wanted.Name && Value === (wanted.Value ?? Value)),
    )
  );
}
