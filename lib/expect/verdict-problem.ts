import type { Problem } from '../base/problem.ts';
import type { CheckMetadata } from '../checks/check.ts';
import type { Verdict } from '../checks/verdict.ts';

/** A verdict as a person reads it: what, where, expected, got, fix. */
export function verdictProblem(verdict: Verdict, metadata?: CheckMetadata): Problem {
  const { subject, message, outcome } = verdict;
  const prefix = outcome === 'unknown' ? 'Unknown: ' : '';
  const where = subject === undefined ? `workload ${verdict.workload}` : `${subject.type} ${subject.arn}`;
  return {
    what: `${prefix}${message}`,
    where,
    expected: verdict.expected ?? (outcome === 'fail' ? metadata?.title : undefined),
    got: verdict.got,
    fix: verdict.fix ?? (outcome === 'fail' ? metadata?.fix : undefined),
  };
}
