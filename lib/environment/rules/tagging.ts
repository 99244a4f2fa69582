import { messageOf } from '../../base/errors.ts';
import type { Problem } from '../../base/problem.ts';
import type { Written } from '../written.ts';

/** The pattern for names is one that can be applied. */
export function taggingRules(written: Written): Problem[] {
  const path = ['tagging', 'namePattern'];
  const pattern = written.text(path);
  if (pattern === undefined) return [];
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
    return [];
  } catch (error) {
    return [
      written.problem(path, {
        expected: `a regular expression (${messageOf(error).replace(/^.*: /, '').toLowerCase()})`,
        fix: 'write [a-z0-9]+_[a-z0-9-]+_[a-z0-9-]+ for <uid>_<function>_<system>',
      }),
    ];
  }
}
