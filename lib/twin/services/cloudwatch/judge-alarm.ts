import type { ComparisonOperator } from '@aws-sdk/client-cloudwatch';
import type { AlarmState, StoredAlarm } from './stored-alarm.ts';

/** One period: its value, absent when there was no data. */
export interface PeriodValue {
  readonly at: string;
  readonly value: number | undefined;
}

/** What an alarm comes to over its last periods. */
export interface Judged {
  readonly state: AlarmState;
  readonly reason: string;
}

const BREACHES: Partial<Record<ComparisonOperator, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** The comparisons with a fixed threshold; those with a band belong to anomaly detection, which the twin does not model. */
export const COMPARISONS = Object.keys(BREACHES);

/**
 * Judges an alarm over its evaluation periods. AWS looks a little further back when data are missing; the twin does not.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export function judgeAlarm(alarm: StoredAlarm, periods: readonly PeriodValue[]): Judged {
  const present = periods.filter(({ value }) => value !== undefined);
  const breaching = periods.filter(({ value }) => isBreaching(alarm, value));
  const isMissing = present.length < periods.length;
  if (alarm.missingData === 'ignore' && isMissing) return { state: alarm.state, reason: alarm.reason };
  if (present.length === 0 && alarm.missingData === 'missing')
    return {
      state: 'INSUFFICIENT_DATA',
      reason: `Insufficient Data: ${periods.length} datapoints were unknown.`,
    };
  const needed = alarm.datapointsToAlarm ?? alarm.evaluationPeriods;
  const state = breaching.length >= needed ? 'ALARM' : 'OK';
  return { state, reason: reasonFor(alarm, state, present, breaching) };
}

function isBreaching(
  { missingData, comparison, threshold }: StoredAlarm,
  value: number | undefined,
): boolean {
  if (value === undefined) return missingData === 'breaching';
  return BREACHES[comparison]?.(value, threshold) === true;
}

const WORDS: Partial<Record<ComparisonOperator, string>> = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

function reasonFor(
  { comparison, threshold }: StoredAlarm,
  state: 'OK' | 'ALARM',
  present: readonly PeriodValue[],
  breaching: readonly PeriodValue[],
): string {
  const told = (state === 'ALARM' ? breaching : present).filter(({ value }) => value !== undefined);
  const values = told.map(({ value, at }) => `${decimal(value ?? 0)} (${at})`).join(', ');
  const datapoints = told.length === 1 ? '1 datapoint' : `${told.length} datapoints`;
  const verb = told.length === 1 ? 'was' : 'were';
  const not = state === 'ALARM' ? '' : 'not ';
  return `Threshold Crossed: ${datapoints} [${values}] ${verb} ${not}${WORDS[comparison] ?? comparison} the threshold (${decimal(threshold)}).`;
}

function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
