import type { ComparisonOperator, Dimension, MetricAlarm, Statistic } from '@aws-sdk/client-cloudwatch';
import { parseArn } from '../../../base/arn.ts';
import type { Seconds } from '../../../base/duration.ts';
import type { Instant } from '../../../base/instant.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** An alarm's state. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** How an alarm takes a period without data. */
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** A metric as alarms and readers name it. */
export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
}

/** One metric alarm. */
export interface StoredAlarm {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly actionsEnabled: boolean;
  readonly okActions: readonly string[];
  readonly alarmActions: readonly string[];
  readonly insufficientDataActions: readonly string[];
  readonly metric: MetricName;
  readonly statistic: Statistic;
  /** As the API says it; its length in the world is multiplied by pace. */
  readonly period: Seconds;
  readonly unit?: MetricAlarm['Unit'];
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm?: number;
  readonly threshold: number;
  readonly comparison: ComparisonOperator;
  readonly missingData: MissingData;
  readonly configuredAt: Instant;
  readonly state: AlarmState;
  readonly reason: string;
  readonly reasonData?: string;
  readonly stateUpdatedAt: Instant;
  readonly transitionedAt: Instant;
  /** The end of the last period that was evaluated. */
  readonly evaluatedUntil?: Instant;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By name. */
    'cloudwatch.alarm': StoredAlarm;
  }
}

/** The alarms of one account and Region. */
export function alarmsOf(world: World, { account, region }: Place): Map<string, StoredAlarm> {
  return world.table('cloudwatch.alarm', account, region);
}

/** The state of the alarm of an ARN, as it was last evaluated; undefined when there is no such alarm. */
export function alarmStateOf(world: World, arn: string): AlarmState | undefined {
  const parts = parseArn(arn);
  if (parts?.service !== 'cloudwatch') return undefined;
  return alarmsOf(world, parts).get(parts.resource.replace(/^alarm:/, ''))?.state;
}

/** An alarm as DescribeAlarms shows it. */
export function alarmView(row: StoredAlarm): MetricAlarm {
  return {
    AlarmName: row.name,
    AlarmArn: row.arn,
    ...(row.description === undefined ? {} : { AlarmDescription: row.description }),
    AlarmConfigurationUpdatedTimestamp: new Date(row.configuredAt),
    ActionsEnabled: row.actionsEnabled,
    OKActions: [...row.okActions],
    AlarmActions: [...row.alarmActions],
    InsufficientDataActions: [...row.insufficientDataActions],
    StateValue: row.state,
    StateReason: row.reason,
    ...(row.reasonData === undefined ? {} : { StateReasonData: row.reasonData }),
    StateUpdatedTimestamp: new Date(row.stateUpdatedAt),
    StateTransitionedTimestamp: new Date(row.transitionedAt),
    MetricName: row.metric.name,
    Namespace: row.metric.namespace,
    Dimensions: [...row.metric.dimensions],
    Statistic: row.statistic,
    Period: row.period,
    ...(row.unit === undefined ? {} : { Unit: row.unit }),
    EvaluationPeriods: row.evaluationPeriods,
    ...(row.datapointsToAlarm === undefined ? {} : { DatapointsToAlarm: row.datapointsToAlarm }),
    Threshold: row.threshold,
    ComparisonOperator: row.comparison,
    TreatMissingData: row.missingData,
  };
}
