import { formatDuration } from '../../../base/duration.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Path } from '../../../environment/pointer.ts';
import { unknownName } from '../../../environment/rules/unknown-name.ts';
import type { Written } from '../../../environment/written.ts';
import { directAction } from '../direct-actions.ts';
import { lengthAt } from './length-at.ts';

/** A stop condition guards others. One that the symptom itself would trip ends every drill before it has shown anything. */
export function stopConditionRules(written: Written): Problem[] {
  const items = written.items(['stopConditions']);
  return [
    ...(Array.isArray(written.at(['stopConditions'])) && items.length === 0 ? [noGuard(written)] : []),
    ...items.flatMap((item) => [...shape(written, item), ...alarm(written, item), ...outage(written, item)]),
  ];
}

function noGuard(written: Written): Problem {
  return written.problem(['stopConditions'], {
    expected: 'at least one condition that guards others',
    fix: 'name an alarm of what must stay well, or an outage of a probe that must see none',
  });
}

function shape(written: Written, item: Path): Problem[] {
  const keys = written.keys(item);
  const isAlarm = keys.includes('alarm');
  const isOutage = keys.includes('outage') || keys.includes('longerThan');
  const whole = keys.includes('outage') && keys.includes('longerThan');
  if (isAlarm !== isOutage && (isAlarm || whole)) return [];
  return [
    written.problem(item, {
      expected: 'either alarm, or outage and longerThan',
      got: keys.length === 0 ? 'nothing' : keys.join(' and '),
      fix: 'write { outage: name, longerThan: 60s }, or { alarm: other-zones-failing }',
    }),
  ];
}

function alarm(written: Written, item: Path): Problem[] {
  const name = written.text([...item, 'alarm']);
  const expected = written.items(['expect', 'alarms']).map((one) => written.text(one));
  if (name === undefined) return [];
  const call = written.keys(['faults']).find((fault) => isCall(written, fault));
  if (call !== undefined)
    return [
      written.problem([...item, 'alarm'], {
        what: `stop condition "${name}" would stop nothing`,
        expected: `an outage: it is AWS FIS that obeys alarms, and fault "${call}" is a call of our own, which happens once`,
        fix: 'write { outage: name, longerThan: 60s }',
      }),
    ];
  if (!expected.includes(name)) return [];
  return [
    written.problem([...item, 'alarm'], {
      what: `stop condition "${name}" is what the drill is meant to bring about`,
      expected: 'an alarm of something that must stay well',
      got: `"${name}", which expect.alarms says must go off`,
      fix: 'name another alarm, or take it from expect.alarms',
    }),
  ];
}

function isCall(written: Written, fault: string): boolean {
  return directAction(written.text(['faults', fault, 'action']) ?? '') !== undefined;
}

function outage(written: Written, item: Path): Problem[] {
  const at = [...item, 'outage'];
  const probe = written.text(at);
  const names = written.keys(['probes']);
  if (probe === undefined) return [];
  if (!names.includes(probe)) return unknownName(written, at, names, 'probes');
  const kind = written.text(['probes', probe, 'kind']) ?? '';
  if (kind === 'alarm' || kind === 'control-plane')
    return [
      written.problem(at, {
        expected: 'a probe of kind http, tcp, dns, sql: the others see no outage',
        fix: kind === 'alarm' ? 'write alarm: and its name instead' : 'name another probe',
      }),
    ];
  return isSymptom(written, probe, kind) ? trippedByItself(written, item, probe) : [];
}

/** Whatever is served by what is broken is expected to fail for a while. */
function isSymptom(written: Written, probe: string, kind: string): boolean {
  return kind !== 'dns' || written.at(['probes', probe, 'decides']) === true;
}

function trippedByItself(written: Written, item: Path, probe: string): Problem[] {
  const at = [...item, 'longerThan'];
  const [length, limit] = [lengthAt(written, at), lengthAt(written, ['limit'])];
  if (length === undefined || limit === undefined || length > limit) return [];
  return [
    written.problem(at, {
      what: `the stop condition on "${probe}" would be tripped by what the drill is meant to bring about`,
      expected: `longer than the limit, ${formatDuration(limit)}, or another probe: "${probe}" is expected to fail`,
      fix: `write longerThan: ${Math.ceil(limit / 60) + 1}m, or watch something that must stay well`,
    }),
  ];
}
