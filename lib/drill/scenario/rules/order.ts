import type { Problem } from '../../../base/problem.ts';
import { unknownName } from '../../../environment/rules/unknown-name.ts';
import type { Written } from '../../../environment/written.ts';

/** A fault starts after faults that there are, and never after itself, however far around. */
export function orderRules(written: Written): Problem[] {
  const names = written.keys(['faults']);
  return [
    ...names.flatMap((name) =>
      written
        .items(['faults', name, 'startAfter'])
        .flatMap((item) => unknownName(written, item, names, 'faults')),
    ),
    ...circle(written, names),
  ];
}

/** One problem, at the first fault that waits for itself. */
function circle(written: Written, names: readonly string[]): Problem[] {
  const before = (name: string): string[] =>
    written.items(['faults', name, 'startAfter']).flatMap((item) => written.text(item) ?? []);
  for (const name of names) {
    const reached = new Set(before(name));
    for (const next of reached) for (const further of before(next)) reached.add(further);
    if (reached.has(name))
      return [
        written.problem(['faults', name, 'startAfter'], {
          what: `fault "${name}" waits for itself`,
          expected: 'an order in which one of them starts first',
          got: [...reached].join(', '),
          fix: 'remove one of the names',
        }),
      ];
  }
  return [];
}
