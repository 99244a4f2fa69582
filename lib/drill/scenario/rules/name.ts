import type { Problem } from '../../../base/problem.ts';
import type { Written } from '../../../environment/written.ts';
import type { ParseOptions } from '../parse-options.ts';

/** A scenario bears the name of its file: one copied and not renamed files its results with the other's. */
export function nameRules(written: Written, { name }: ParseOptions): Problem[] {
  const declared = written.text(['name']);
  if (name === undefined || declared === undefined || declared === name) return [];
  return [
    written.problem(['name'], { expected: `"${name}", as the file is called`, fix: `write name: ${name}` }),
  ];
}
