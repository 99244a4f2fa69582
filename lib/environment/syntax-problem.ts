import type { ErrorCode } from 'yaml';
import type { Problem } from '../base/problem.ts';

const FIXES: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'give all keys of a map, and all items of a list, the same indentation',
  BLOCK_AS_IMPLICIT_KEY: 'put quotes around a value that holds a colon',
  MISSING_CHAR: 'close the quote or the bracket, or put the colon',
  MULTIPLE_DOCS: 'remove the line ---, and declare one environment per file',
  MULTILINE_IMPLICIT_KEY: 'look for a missing colon in the line above',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'remove the word that starts with an exclamation mark',
};

/** Brackets within brackets, as no declaration has them. */
export const TOO_DEEP: Omit<Problem, 'where'> = {
  what: 'the file is nested too deeply',
  expected: 'maps and lists nested at most 40 deep',
  fix: 'look for brackets that are never closed',
};

/** What the YAML parser says, with what to do about it. */
export function syntaxProblem(code: ErrorCode, message: string): Omit<Problem, 'where'> {
  const [first = ''] = message.split('\n');
  const words = first
    .replace(/["'](?=quote)/, '$& ')
    .replace(/; please use .*$/, '')
    .trim();
  // The parser is recursive, and says so itself for most of what exhausts the stack.
  if (code === 'RESOURCE_EXHAUSTION') return TOO_DEEP;
  return {
    what: `${words.charAt(0).toLowerCase()}${words.slice(1)}`,
    expected: 'YAML 1.2',
    fix: FIXES[code] ?? 'look at the indentation, the colons and the quotes around this place',
  };
}
