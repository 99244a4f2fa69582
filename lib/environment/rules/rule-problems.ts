import type { Problem } from '../../base/problem.ts';
import type { ParseOptions } from '../parse-options.ts';
import type { Written } from '../written.ts';

/** What a schema cannot see: names that refer to something, values that do not go together. */
export function ruleProblems(_written: Written, _options: ParseOptions): Problem[] {
  return [];
}
