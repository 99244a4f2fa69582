import type { Problem } from '../../../base/problem.ts';
import type { Path } from '../../../environment/pointer.ts';
import type { Written } from '../../../environment/written.ts';
import { directAction } from '../direct-actions.ts';
import { fisAction } from '../fis-actions.ts';

/** A call is made once, with nothing beside its target; calls are made in the order of the file. */
export function ofCall(written: Written, path: Path, id: string): Problem[] {
  return ['duration', 'parameters', 'startAfter']
    .filter((key) => written.at([...path, key]) !== undefined)
    .map((key) =>
      written.problem([...path, key], {
        expected: `no ${key}: ${id} is one call, and over by itself`,
        fix: 'remove it',
      }),
    );
}

/** An experiment ends what it broke together; a call beside it would be no part of that. */
export function mixedFaults(written: Written, names: readonly string[]): Problem[] {
  const actions = names.map((name) => ({ name, id: written.text(['faults', name, 'action']) ?? '' }));
  const call = actions.find(({ id }) => directAction(id) !== undefined);
  if (call === undefined || !actions.some(({ id }) => fisAction(id) !== undefined)) return [];
  return [
    written.problem(['faults', call.name, 'action'], {
      what: `fault "${call.name}" is a call, and other faults are actions of AWS FIS`,
      expected: 'either actions of AWS FIS alone, or calls alone',
      fix: 'tell it in a scenario of its own',
    }),
  ];
}
