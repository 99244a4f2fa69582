import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Value } from '../../../../../syntax/index.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, flag, list, record, tags, text, whole } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';

/** `AWS::CloudWatch::Alarm` of one metric. */
export const alarm: ResourceType = {
  name: 'AWS::CloudWatch::Alarm',
  properties: {
    AlarmName: fixed(text),
    AlarmDescription: text,
    ActionsEnabled: flag,
    AlarmActions: list(text),
    OKActions: list(text),
    InsufficientDataActions: list(text),
    Namespace: text,
    MetricName: text,
    Dimensions: list(record({ Name: text, Value: text })),
    Statistic: text,
    Period: whole,
    Unit: text,
    EvaluationPeriods: whole,
    DatapointsToAlarm: whole,
    Threshold: whole,
    ComparisonOperator: text,
    TreatMissingData: text,
    Tags: tags,
  },
  required: ['ComparisonOperator', 'EvaluationPeriods'],
  attributes: ['Arn'],
  create: async ({ AlarmName, ...rest }, call) => {
    const name = typeof AlarmName === 'string' ? AlarmName : call.name();
    await call.invoke('monitoring', 'PutMetricAlarm', { ...rest, AlarmName: name });
    return name;
  },
  read: (id, { context: { account, region } }) =>
    Promise.resolve({ Arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${id}` }),
  update: async (id, { after: { AlarmName: _name, ...rest } }, call) => {
    await call.invoke('monitoring', 'PutMetricAlarm', { ...rest, AlarmName: id });
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('monitoring', 'DeleteAlarms', { AlarmNames: [id] }));
  },
  look: async (id, call) => {
    const { MetricAlarms } = await call.invoke<{ MetricAlarms: MetricAlarm[] }>(
      'monitoring',
      'DescribeAlarms',
      { AlarmNames: [id] },
    );
    const [found] = MetricAlarms;
    if (found === undefined) return undefined;
    const told = Object.entries(found).filter(
      ([name, value]) => Object.hasOwn(alarm.properties, name) && value !== undefined,
    );
    return Object.fromEntries(told) as Readonly<Record<string, Value>>;
  },
  arn: (id, { account, region }) => `arn:aws:cloudwatch:${region}:${account}:alarm:${id}`,
};
