import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';

/** Something has to end a drill that does others harm; in production AWS itself, by an alarm. Alarms must be there and silent. */
export function stopConditionRefusals(subject: GuardSubject): readonly Refusal[] {
  const { scenario, environment, alarms } = subject;
  const where = `stopConditions of scenario "${scenario.name}"`;
  if (scenario.stopConditions.length === 0)
    return [
      refusal('NO_STOP_CONDITION', {
        what: 'Nothing would end this drill when it does others harm; nothing was broken',
        where,
        expected: 'a stop condition that guards others: an alarm, or an outage beyond a limit',
        got: 'none',
        fix: 'add one',
      }),
    ];
  const named = scenario.stopConditions.flatMap((one) => (one.kind === 'alarm' ? [one.name] : []));
  return [
    ...(environment.stage === 'production' && named.length === 0 ? [noAlarm(where)] : []),
    ...named.flatMap((name) => alarmRefusals(name, alarms[name]?.state, where)),
  ];
}

function noAlarm(where: string): Refusal {
  return refusal('NO_STOP_ALARM', {
    what: 'In production AWS itself has to end a drill that does others harm; nothing was broken',
    where,
    expected: 'at least one alarm among the stop conditions',
    got: 'only conditions that this process watches',
    fix: 'add an alarm that guards other workloads: { alarm: its-name }',
  });
}

function alarmRefusals(name: string, state: string | undefined, where: string): readonly Refusal[] {
  if (state === 'OK') return [];
  const what =
    state === undefined
      ? `The alarm "${name}" is not there`
      : `The alarm "${name}" guards nothing as it stands`;
  return [
    refusal('STOP_ALARM_NOT_READY', {
      what: `${what}; nothing was broken`,
      where,
      expected: 'an alarm in state OK',
      got: state ?? 'no such alarm',
      fix: 'see that it has data (treat missing data as not breaching) and does not ring',
    }),
  ];
}

function refusal(code: string, problem: Refusal['problem']): Refusal {
  return { code, problem };
}
