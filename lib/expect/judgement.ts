import { AssertionError } from 'chai';
import { groupBy } from '../base/group-by.ts';
import { LandfallError } from '../base/errors.ts';
import type { Outcome } from '../base/outcome.ts';
import { formatLocation, formatProblem, type Problem } from '../base/problem.ts';

/** What an expectation found in the run folder. */
export interface Judgement {
  readonly outcome: Outcome;
  /** A sentence that is true when it holds. */
  readonly holds: string;
  /** What does not hold, or could not be seen: what, where, expected, got, fix. */
  readonly problems: readonly Problem[];
}

/** How the expectation was asked. */
export interface Asked {
  readonly negated: boolean;
  /** What the author of the test wrote beside it, `expect(x, 'why')`. */
  readonly note?: string | undefined;
  /** Frames above this function are the assertion's own. */
  readonly above?: ((...args: never[]) => unknown) | undefined;
}

/**
 * Throws when it does not hold. Only what was looked at and does not hold is an AssertionError; what could not be seen is
 * a LandfallError, with `.not` as well as without: not knowing is never a pass.
 */
export function enforce(judgement: Judgement, asked: Asked): void {
  const { outcome, holds } = judgement;
  const problems = firstOf(judgement.problems);
  if (outcome === 'unknown') throw new LandfallError('OUTCOME_UNKNOWN', 'access', problems);
  if (outcome === 'fail' && !asked.negated)
    throw failed(problems.map(formatProblem).join('\n\n'), problems, asked);
  if (outcome === 'pass' && asked.negated) throw failed(`It holds, against expectation: ${holds}`, [], asked);
  if (asked.negated && outcome !== 'fail') throw nothingJudged(holds, outcome);
}

/** As many as a person reads. An estate may have thousands of one kind. */
const SHOWN = 20;

function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - SHOWN;
  return more <= 0 ? problems : [...problems.slice(0, SHOWN), { what: `… and ${more} more like these` }];
}

function failed(message: string, problems: readonly Problem[], { note, above }: Asked): Error {
  const text = note === undefined ? message : `${note}: ${message}`;
  const expected = bySubject(problems, 'expected');
  const details =
    problems.length === 0 ? {} : { expected, actual: bySubject(problems, 'got'), showDiff: true };
  return new AssertionError(text, details, above);
}

/** Expected and got side by side, for the diff. */
function bySubject(problems: readonly Problem[], side: 'expected' | 'got'): Record<string, string> {
  const byName = groupBy(problems, ({ what, where }) => (where === undefined ? what : formatLocation(where)));
  return Object.fromEntries(
    [...byName].map(([name, group]) => [name, group.map((problem) => problem[side] ?? '').join('; ')]),
  );
}

function nothingJudged(holds: string, outcome: Outcome): LandfallError {
  return new LandfallError('NOTHING_JUDGED', 'declaration', {
    what: `Nothing was judged that could fail: ${holds}`,
    expected: 'something that is promised and was looked at',
    got: outcome,
    fix: 'leave out the expectation, or the exclusion',
  });
}
