import { formatDuration } from '../../../base/duration.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Written } from '../../../environment/written.ts';
import { lengthAt } from './length-at.ts';

/** Lengths that go together: a look ends before the drill does, and calm can be seen within its limit. */
export function lengthRules(written: Written): Problem[] {
  const limit = lengthAt(written, ['limit']);
  if (limit === undefined) return [];
  const shorter = [
    ['steadyState', 'stableFor'],
    ...written.keys(['probes']).flatMap((name) => [
      ['probes', name, 'every'],
      ['probes', name, 'timeout'],
    ]),
  ];
  return shorter.flatMap((path) => {
    const length = lengthAt(written, path);
    if (length === undefined || length < limit) return [];
    return [
      written.problem(path, {
        expected: `less than the limit of the drill, ${formatDuration(limit)}`,
        fix: 'shorten it, or write a longer limit',
      }),
    ];
  });
}
