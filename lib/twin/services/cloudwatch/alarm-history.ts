import type {
  DescribeAlarmHistoryInput,
  DescribeAlarmHistoryOutput,
  HistoryItemType,
} from '@aws-sdk/client-cloudwatch';
import type { Instant } from '../../../base/instant.ts';
import { page } from '../../page.ts';
import type { CallContext } from '../../service.ts';
import type { StoredAlarm } from './stored-alarm.ts';

/** Something that happened to an alarm. */
export interface StoredHistoryItem {
  readonly id: string;
  readonly alarm: string;
  readonly at: Instant;
  readonly type: HistoryItemType;
  readonly summary: string;
  readonly data: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By running number. */
    'cloudwatch.history': StoredHistoryItem;
  }
}

/** Writes into the history of an alarm. */
export function recordHistory(
  { world, account, region }: CallContext,
  { name }: StoredAlarm,
  type: HistoryItemType,
  summary: string,
  data: object,
): void {
  const rows = world.table('cloudwatch.history', account, region);
  const id = String(rows.size).padStart(9, '0');
  rows.set(id, { id, alarm: name, at: world.clock.now(), type, summary, data: JSON.stringify(data) });
}

/** What happened to alarms, the newest first unless asked otherwise. */
export function describeAlarmHistory(
  input: DescribeAlarmHistoryInput,
  context: CallContext,
): DescribeAlarmHistoryOutput {
  const rows = [...context.world.table('cloudwatch.history', context.account, context.region).values()];
  const oldestFirst = input.ScanBy === 'TimestampAscending';
  const { items, next } = page(
    rows.filter((row) => isMeant(row, input)),
    {
      token: input.NextToken,
      max: input.MaxRecords,
      limit: 100,
      context,
      id: ({ id }) => (oldestFirst ? id : String(999_999_999 - Number(id)).padStart(9, '0')),
      scope: JSON.stringify([input.AlarmName, input.HistoryItemType, input.ScanBy]),
    },
  );
  const AlarmHistoryItems = items.map(({ alarm, at, type, summary, data }) => ({
    AlarmName: alarm,
    AlarmType: 'MetricAlarm' as const,
    Timestamp: new Date(at),
    HistoryItemType: type,
    HistorySummary: summary,
    HistoryData: data,
  }));
  return { AlarmHistoryItems, NextToken: next };
}

function isMeant({ alarm, type, at }: StoredHistoryItem, input: DescribeAlarmHistoryInput): boolean {
  const moment = Date.parse(at);
  return (
    alarm === (input.AlarmName ?? alarm) &&
    type === (input.HistoryItemType ?? type) &&
    moment >= (input.StartDate?.getTime() ?? moment) &&
    moment <= (input.EndDate?.getTime() ?? moment)
  );
}
