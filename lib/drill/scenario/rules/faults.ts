import { formatDuration } from '../../../base/duration.ts';
import { didYouMean } from '../../../base/did-you-mean.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Path } from '../../../environment/pointer.ts';
import type { Written } from '../../../environment/written.ts';
import { directAction, DIRECT_IDS } from '../direct-actions.ts';
import { ACTION_IDS, type FisAction, fisAction, LONGEST_FAULT } from '../fis-actions.ts';
import { mixedFaults, ofCall } from './calls.ts';
import { lengthAt } from './length-at.ts';

/** Every fault is an action that is known, that AWS itself ends, and that has what it needs. */
export function faultRules(written: Written): Problem[] {
  const names = written.keys(['faults']);
  const empty = written.at(['faults']) !== undefined && names.length === 0;
  return [
    ...(empty ? [noFaults(written)] : []),
    ...names.flatMap((name) => ofOne(written, name)),
    ...mixedFaults(written, names),
  ];
}

function noFaults(written: Written): Problem {
  return written.problem(['faults'], {
    expected: 'at least one fault',
    fix: 'write the first one: its action, what it does, and its target',
  });
}

function ofOne(written: Written, name: string): Problem[] {
  const path = ['faults', name];
  const id = written.text([...path, 'action']);
  if (id === undefined || !/^[a-z0-9-]+:[A-Za-z0-9:-]+$/.test(id)) return [];
  if (directAction(id) !== undefined) return ofCall(written, path, id);
  const action = fisAction(id);
  if (action === undefined) return [unknownAction(written, [...path, 'action'], id)];
  return [
    ...endless(written, path, action),
    ...targetOf(written, path, action),
    ...parametersOf(written, path, action),
  ];
}

function unknownAction(written: Written, path: Path, id: string): Problem {
  const known = [...ACTION_IDS, ...DIRECT_IDS];
  const meant = didYouMean(id, known);
  return written.problem(path, {
    expected: `one of ${known.join(', ')}`,
    fix:
      meant === undefined
        ? 'name one of these: only their targets can be counted before anything is broken'
        : `did you mean "${meant}"?`,
  });
}

/** What does not happen once has an end that AWS itself enforces, whatever becomes of us. */
function endless(written: Written, path: Path, { id, durationParameter, shortest }: FisAction): Problem[] {
  const at = [...path, 'duration'];
  const stated = written.at(at) !== undefined;
  if (durationParameter === undefined)
    return stated
      ? [
          written.problem(at, {
            expected: `no duration: ${id} happens once`,
            fix: 'remove it',
          }),
        ]
      : [];
  if (!stated)
    return [
      {
        ...written.problem(path, {
          what: `fault "${path.at(-1)}" has no end that AWS itself enforces`,
          expected: `a duration beside ${id}: a drill that dies must not leave it broken`,
          got: 'nothing',
          fix: 'add duration: 5m',
        }),
        where: written.whereKey(path),
      },
    ];
  const length = lengthAt(written, at);
  if (length === undefined || (length >= (shortest ?? 1) && length <= LONGEST_FAULT)) return [];
  return [
    written.problem(at, {
      expected: `a length from ${formatDuration(shortest ?? 1)} to 12 h, as AWS FIS takes it`,
      fix: `write duration: ${length > LONGEST_FAULT ? '12h' : '1m'}`,
    }),
  ];
}

function targetOf(written: Written, path: Path, { id, resourceType }: FisAction): Problem[] {
  const at = [...path, 'target'];
  if (resourceType === undefined)
    return written.at(at) === undefined
      ? []
      : [written.problem(at, { expected: `no target: ${id} has none`, fix: 'remove it' })];
  const carrying = [...at, 'carrying'];
  if (resourceType === 'aws:ec2:subnet' || written.at(carrying) === undefined) return [];
  return [
    written.problem(carrying, {
      expected: `nothing here: it chooses among subnets, and ${id} does not take any`,
      fix: 'remove it',
    }),
  ];
}

function parametersOf(written: Written, path: Path, action: FisAction): Problem[] {
  const at = [...path, 'parameters'];
  const present = written.keys(at);
  const { id, durationParameter, parameters, required } = action;
  return [
    ...present
      .filter((key) => !parameters.includes(key))
      .map((key) => unknownParameter(written, [...at, key], key, action)),
    ...required
      .filter((key) => !present.includes(key))
      .map((key) => ({
        ...written.problem(path, {
          what: `parameter ${key} of fault "${path.at(-1)}" is missing`,
          expected: `${key} beside ${id}${durationParameter === undefined ? '' : ' and its duration'}`,
          got: 'nothing',
          fix: `add parameters: { ${key}: all }`,
        }),
        where: written.whereKey(path),
      })),
  ];
}

function unknownParameter(
  written: Written,
  path: Path,
  key: string,
  { id, durationParameter, parameters }: FisAction,
): Problem {
  const meant = didYouMean(key, parameters);
  const isLength = key === durationParameter;
  return {
    ...written.problem(path, {
      what: `${id} has no parameter "${key}" here`,
      expected: parameters.length === 0 ? 'no parameters' : `one of ${parameters.join(', ')}`,
      got: `"${key}"`,
      fix: isLength
        ? 'write duration: 5m beside action: it becomes that parameter'
        : meant === undefined
          ? 'remove it'
          : `did you mean "${meant}"?`,
    }),
    where: written.whereKey(path),
  };
}
