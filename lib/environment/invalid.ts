import { LandfallError } from '../base/errors.ts';
import type { Problem } from '../base/problem.ts';
import type { FoundSecret } from './secrets.ts';

const MAXIMUM_PROBLEMS = 100;

/** Every problem in the order of the file; whatever looks like a credential is blanked in all of them. */
export function invalid(problems: readonly Problem[], secrets: readonly FoundSecret[] = []): LandfallError {
  const sorted = problems.map((problem) => withhold(problem, secrets)).sort(byPlace);
  const shown = sorted.slice(0, MAXIMUM_PROBLEMS);
  if (sorted.length > shown.length)
    shown.push({ what: `Declaration is not valid: and ${sorted.length - shown.length} problems more` });
  return new LandfallError('ENVIRONMENT_INVALID', 'declaration', shown);
}

function withhold(problem: Problem, secrets: readonly FoundSecret[]): Problem {
  const clean = (text: string | undefined): string | undefined =>
    secrets.reduce((left, secret) => left?.replaceAll(secret.text, '(not shown)'), text);
  const { what, where, expected, got, fix } = problem;
  return { what: clean(what) ?? what, where, expected: clean(expected), got: clean(got), fix: clean(fix) };
}

function byPlace(left: Problem, right: Problem): number {
  const [a, b] = [left.where, right.where];
  if (typeof a !== 'object' || typeof b !== 'object') return 0;
  return a.line - b.line || a.column - b.column;
}
