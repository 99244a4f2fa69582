import type { MetricDatum, PutMetricDataInput } from '@aws-sdk/client-cloudwatch';
import { instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { addPoints, type Datapoint } from './series.ts';

/** Takes datapoints of the caller's own metrics. */
export function putMetricData(input: PutMetricDataInput, context: CallContext): object {
  const namespace = input.Namespace ?? '';
  if (namespace.startsWith('AWS/'))
    throw new Fault('InvalidParameterValueException', 'Namespaces that begin with AWS/ belong to AWS.');
  if (input.EntityMetricData !== undefined)
    throw new Fault('InvalidParameterCombinationException', 'The twin does not model EntityMetricData.');
  for (const datum of input.MetricData ?? []) {
    const metric = { namespace, name: datum.MetricName ?? '', dimensions: datum.Dimensions ?? [] };
    addPoints(context.world, context, metric, [pointOf(datum, context)]);
  }
  return {};
}

function pointOf(datum: MetricDatum, context: CallContext): Datapoint {
  const at = datum.Timestamp === undefined ? context.world.clock.now() : instant(datum.Timestamp);
  const { StatisticValues: set, Value: value, Values: values } = datum;
  if (set !== undefined)
    return {
      at,
      count: set.SampleCount ?? 0,
      sum: set.Sum ?? 0,
      minimum: set.Minimum ?? 0,
      maximum: set.Maximum ?? 0,
    };
  const each = values ?? (value === undefined ? [] : [value]);
  if (each.length === 0)
    throw new Fault(
      'InvalidParameterCombinationException',
      'At least one of the parameters must be specified: Value, Values or StatisticValues.',
    );
  const counts = each.map((_, index) => datum.Counts?.[index] ?? 1);
  return {
    at,
    count: counts.reduce((total, count) => total + count, 0),
    sum: each.reduce((total, one, index) => total + one * (counts[index] ?? 1), 0),
    minimum: Math.min(...each),
    maximum: Math.max(...each),
  };
}
