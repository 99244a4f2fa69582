import { LandfallError } from '../base/errors.ts';
import type { Problem } from '../base/problem.ts';
import { DECLARATION, type FileKind } from './file-kind.ts';

const MAXIMUM_PROBLEMS = 100;

/**
 * The error with every problem in the order of the file, or with the first hundred and how many follow. Problems are told of a
 * declaration; of another kind of file they are told in its words.
 */
export function invalid(problems: readonly Problem[], kind: FileKind = DECLARATION): LandfallError {
  const sorted = problems.toSorted(byPlace);
  const shown = sorted.slice(0, MAXIMUM_PROBLEMS);
  if (sorted.length > shown.length)
    shown.push({ what: `Declaration is not valid: and ${sorted.length - shown.length} problems more` });
  return new LandfallError(
    `${kind.code}_INVALID`,
    'declaration',
    shown.map(({ what, ...rest }) => ({ ...rest, what: what.replace(/^Declaration/, kind.word) })),
  );
}

function byPlace(left: Problem, right: Problem): number {
  const [a, b] = [left.where, right.where];
  if (typeof a !== 'object' || typeof b !== 'object') return 0;
  return a.line - b.line || a.column - b.column;
}
