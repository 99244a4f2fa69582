import type {
  DeleteAlarmsInput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  PutMetricAlarmInput,
  SetAlarmStateInput,
} from '@aws-sdk/client-cloudwatch';
import { parseArn } from '../../../base/arn.ts';
import type { Instant } from '../../../base/instant.ts';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, forgetTags, tagMap } from '../../world/tags.ts';
import { recordHistory } from './alarm-history.ts';
import { alarmSettings } from './alarm-settings.ts';
import { evaluate, withState } from './evaluate.ts';
import { type AlarmState, alarmsOf, alarmView, type StoredAlarm } from './stored-alarm.ts';

const STATES: readonly string[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

/** Metric alarms. */
export const alarms = {
  /** Tags are taken only when the alarm is new; its state stays when it is changed. */
  PutMetricAlarm(input: PutMetricAlarmInput, context: CallContext): object {
    const { world, account, region } = context;
    const rows = alarmsOf(world, context);
    const name = input.AlarmName ?? '';
    const settings = alarmSettings(input);
    refuseElsewhere(input, context);
    const now = world.clock.now();
    const known = rows.get(name);
    const arn = `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;
    const row: StoredAlarm = { name, arn, ...settings, configuredAt: now, ...stateFor(known, now) };
    rows.set(name, row);
    if (known === undefined) addTags(world, context, arn, tagMap(input.Tags));
    const done = known === undefined ? 'created' : 'updated';
    recordHistory(context, row, 'ConfigurationUpdate', `Alarm "${name}" ${done}`, { version: '1.0' });
    return {};
  },

  DescribeAlarms(input: DescribeAlarmsInput, context: CallContext): DescribeAlarmsOutput {
    evaluate(context.world, context);
    const rows = [...alarmsOf(context.world, context).values()];
    const wantsMetric = input.AlarmTypes?.includes('MetricAlarm') ?? true;
    const { items, next } = page(wantsMetric ? rows.filter((row) => isMeant(row, input)) : [], {
      token: input.NextToken,
      max: input.MaxRecords,
      limit: 100,
      context,
      id: ({ name }) => name,
      scope: JSON.stringify([input.AlarmNames, input.AlarmNamePrefix, input.StateValue, input.ActionPrefix]),
    });
    return { MetricAlarms: items.map(alarmView), CompositeAlarms: [], NextToken: next };
  },

  /** One name that is not there keeps all of them. */
  DeleteAlarms(input: DeleteAlarmsInput, context: CallContext): object {
    const rows = alarmsOf(context.world, context);
    const names = input.AlarmNames ?? [];
    for (const name of names) found(name, context);
    for (const name of names) {
      const row = rows.get(name);
      if (row === undefined) continue;
      rows.delete(name);
      forgetTags(context.world, context, row.arn);
      recordHistory(context, row, 'ConfigurationUpdate', `Alarm "${name}" deleted`, { version: '1.0' });
    }
    return {};
  },

  /** For a while: the next evaluation brings the state back that the data say. */
  SetAlarmState(input: SetAlarmStateInput, context: CallContext): object {
    evaluate(context.world, context);
    const row = found(input.AlarmName ?? '', context);
    const state = input.StateValue ?? '';
    if (!STATES.includes(state))
      throw new Fault(
        'ValidationException',
        `StateValue must be one of ${STATES.join(', ')}, and is '${state}'.`,
      );
    const changed = withState(
      row,
      state as AlarmState,
      input.StateReason ?? '',
      context,
      input.StateReasonData,
    );
    alarmsOf(context.world, context).set(row.name, changed);
    return {};
  },
};

/** An alarm rings a topic of its own Region alone. */
function refuseElsewhere(
  { AlarmActions = [], OKActions = [], InsufficientDataActions = [] }: PutMetricAlarmInput,
  { region }: CallContext,
): void {
  for (const action of [...AlarmActions, ...OKActions, ...InsufficientDataActions]) {
    const arn = parseArn(action);
    if (arn?.service === 'sns' && arn.region !== region)
      throw new Fault(
        'ValidationError',
        `Invalid region ${arn.region} specified. Only ${region} is supported.`,
      );
  }
}

/** A new alarm knows nothing yet; a changed one stays as it was until it is evaluated. */
function stateFor(known: StoredAlarm | undefined, now: Instant) {
  const unchecked = {
    state: 'INSUFFICIENT_DATA' as const,
    reason: 'Unchecked: Initial alarm creation',
    stateUpdatedAt: now,
    transitionedAt: now,
  };
  const { state, reason, stateUpdatedAt, transitionedAt } = known ?? unchecked;
  return { state, reason, stateUpdatedAt, transitionedAt };
}

function found(name: string, context: CallContext): StoredAlarm {
  const row = alarmsOf(context.world, context).get(name);
  if (row !== undefined) return row;
  throw new Fault('ResourceNotFound', `The alarm '${name}' does not exist.`);
}

function isMeant(row: StoredAlarm, input: DescribeAlarmsInput): boolean {
  const actions = [...row.alarmActions, ...row.okActions, ...row.insufficientDataActions];
  return (
    (input.AlarmNames?.includes(row.name) ?? true) &&
    row.name.startsWith(input.AlarmNamePrefix ?? '') &&
    row.state === (input.StateValue ?? row.state) &&
    (input.ActionPrefix === undefined ||
      actions.some((action) => action.startsWith(input.ActionPrefix ?? '')))
  );
}
