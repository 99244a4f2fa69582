import { alarmStateOf } from '../../cloudwatch/stored-alarm.ts';
import type { ActionKind } from './action-kind.ts';

const MOST_ALARMS = 5;
const STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

/** Fails when an alarm is in none of the states. */
export const assertAlarmState: ActionKind = {
  id: 'aws:cloudwatch:assert-alarm-state',
  description: 'Assert that the specified alarms are in one of the specified states.',
  parameters: {
    alarmArns: {
      description: 'ARNs of the alarms, comma-separated.',
      required: true,
      problem: (value) =>
        listed(value).length > MOST_ALARMS ? `must name at most ${MOST_ALARMS} alarms` : undefined,
    },
    alarmStates: {
      description: 'States, comma-separated: OK, ALARM, INSUFFICIENT_DATA.',
      required: true,
      problem: (value) =>
        listed(value).every((state) => STATES.includes(state))
          ? undefined
          : `must be of ${STATES.join(', ')}`,
    },
  },
  begin: async ({ context, parameters }) => {
    const states = listed(parameters['alarmStates'] ?? '');
    for (const arn of listed(parameters['alarmArns'] ?? '')) {
      const state = alarmStateOf(context.world, arn);
      if (state === undefined || !states.includes(state))
        throw new Error(`The alarm '${arn}' is ${state ?? 'not there'}, not ${states.join(' or ')}.`);
    }
  },
};

function listed(value: string): string[] {
  return value.split(',').map((part) => part.trim());
}
