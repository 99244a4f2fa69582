import { ExitCode } from './exit-code.ts';

/** The five words of a verdict. */
export const OUTCOMES = ['pass', 'fail', 'unknown', 'excluded', 'not-applicable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const WEIGHT: Record<Outcome, number> = { fail: 4, unknown: 3, pass: 2, excluded: 1, 'not-applicable': 0 };

/** Merges outcomes: fail beats unknown beats pass; nothing at all is not-applicable. */
export function worstOutcome(outcomes: Iterable<Outcome>): Outcome {
  let worst: Outcome = 'not-applicable';
  for (const outcome of outcomes) if (WEIGHT[outcome] > WEIGHT[worst]) worst = outcome;
  return worst;
}

/** 1 when something fails, 2 when none fails and something is unknown, 0 otherwise. */
export function exitCodeOf(outcome: Outcome): ExitCode {
  if (outcome === 'fail') return ExitCode.failed;
  return outcome === 'unknown' ? ExitCode.unknown : ExitCode.ok;
}
