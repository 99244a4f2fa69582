import type { ComparisonOperator, PutMetricAlarmInput, Statistic } from '@aws-sdk/client-cloudwatch';
import { Fault } from '../../service.ts';
import { COMPARISONS } from './judge-alarm.ts';
import type { MissingData, StoredAlarm } from './stored-alarm.ts';

const STATISTICS: readonly string[] = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];
const MISSING: readonly string[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
const LONGEST_SECONDS = 86_400;

/** What an alarm is set to. Refuses what CloudWatch refuses, and by name what the twin does not model. */
export function alarmSettings(
  input: PutMetricAlarmInput,
): Omit<
  StoredAlarm,
  'name' | 'arn' | 'configuredAt' | 'state' | 'reason' | 'stateUpdatedAt' | 'transitionedAt'
> {
  refuseUnmodelled(input);
  const evaluationPeriods = needed('EvaluationPeriods', input.EvaluationPeriods);
  return {
    ...(input.AlarmDescription === undefined ? {} : { description: input.AlarmDescription }),
    actionsEnabled: input.ActionsEnabled ?? true,
    okActions: input.OKActions ?? [],
    alarmActions: input.AlarmActions ?? [],
    insufficientDataActions: input.InsufficientDataActions ?? [],
    metric: {
      namespace: needed('Namespace', input.Namespace),
      name: needed('MetricName', input.MetricName),
      dimensions: input.Dimensions ?? [],
    },
    statistic: oneOf('Statistic', needed('Statistic', input.Statistic), STATISTICS) as Statistic,
    period: period(needed('Period', input.Period), evaluationPeriods),
    ...(input.Unit === undefined ? {} : { unit: input.Unit }),
    evaluationPeriods,
    ...datapoints(input.DatapointsToAlarm, evaluationPeriods),
    threshold: needed('Threshold', input.Threshold),
    comparison: oneOf(
      'ComparisonOperator',
      needed('ComparisonOperator', input.ComparisonOperator),
      COMPARISONS,
    ) as ComparisonOperator,
    missingData: oneOf('TreatMissingData', input.TreatMissingData ?? 'missing', MISSING) as MissingData,
  };
}

const UNMODELLED = [
  'Metrics',
  'ExtendedStatistic',
  'ThresholdMetricId',
  'EvaluateLowSampleCountPercentile',
  'EvaluationWindow',
  'WarmUpConfiguration',
  'EvaluationCriteria',
  'EvaluationInterval',
  'ActionConfiguration',
] as const;

function refuseUnmodelled(input: PutMetricAlarmInput): void {
  const set = UNMODELLED.find((name) => input[name] !== undefined);
  if (set !== undefined) throw invalid(`The twin does not model alarms with ${set}.`);
}

function period(seconds: number, evaluationPeriods: number): number {
  if (![10, 20, 30].includes(seconds) && (seconds <= 0 || seconds % 60 !== 0))
    throw invalid('Period must be 10, 20, 30 or a multiple of 60.');
  if (evaluationPeriods < 1 || seconds * evaluationPeriods > Math.max(LONGEST_SECONDS, seconds))
    throw invalid(
      'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).',
    );
  return seconds;
}

function datapoints(wanted: number | undefined, evaluationPeriods: number): { datapointsToAlarm?: number } {
  if (wanted === undefined) return {};
  if (wanted < 1 || wanted > evaluationPeriods)
    throw invalid('DatapointsToAlarm must be from 1 to EvaluationPeriods.');
  return { datapointsToAlarm: wanted };
}

function needed<Value>(name: string, value: Value | undefined): Value {
  if (value !== undefined && value !== '') return value;
  throw new Fault('MissingRequiredParameterException', `The parameter ${name} is required.`);
}

function oneOf(name: string, value: string, words: readonly string[]): string {
  if (words.includes(value)) return value;
  throw invalid(`${name} must be one of ${words.join(', ')}, and is '${value}'.`);
}

function invalid(message: string): Fault {
  return new Fault('ValidationException', message);
}
