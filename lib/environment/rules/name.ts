import type { Problem } from '../../base/problem.ts';
import type { ParseOptions } from '../parse-options.ts';
import type { Written } from '../written.ts';

/** A declaration bears the name by which it was asked for: one copied and not renamed files its reports with the other's. */
export function nameRules(written: Written, { name }: ParseOptions): Problem[] {
  const declared = written.text(['name']);
  const expected = name?.replace(/\.example$/, '');
  if (expected === undefined || declared === undefined || declared === expected) return [];
  return [
    written.problem(['name'], {
      expected: `"${expected}", as the file is called`,
      fix: `write name: ${expected}`,
    }),
  ];
}
