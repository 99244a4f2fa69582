import type { Seconds } from '../base/duration.ts';
import { type Outcome, worstOutcome } from '../base/outcome.ts';
import { byEstimate } from './by-estimate.ts';
import type { Reckoning } from './reckoning.ts';

/** All that speaks for or against one promise. */
export interface Settling {
  readonly declared: Seconds;
  readonly reckoning: Reckoning;
  readonly demonstration:
    | { readonly outcome: 'pass' | 'fail' | 'unknown'; readonly message: string }
    | undefined;
  /** Why something of the workload may not have been looked at. */
  readonly unseen: string | undefined;
}

/**
 * The outcome of a promise and the sentence that says why. An upper bound within it passes, a lower bound beyond it fails, what lies
 * between is unknown. What was measured speaks where nothing could be estimated; what was not seen leaves neither a pass nor a
 * "nothing to lose" standing.
 */
export function settle({ declared, reckoning, demonstration, unseen }: Settling): {
  readonly outcome: Outcome;
  readonly message: string;
} {
  const estimated = byEstimate(declared, reckoning);
  const outcomes = demonstration === undefined ? [estimated] : [demonstration.outcome];
  if (demonstration !== undefined && !(reckoning.verdict === 'unknown' && demonstration.outcome === 'pass'))
    outcomes.push(estimated);
  const outcome = worstOutcome(outcomes);
  const blinded = (outcome === 'pass' || outcome === 'not-applicable') && unseen !== undefined;
  const sentences = [reckoning.message, demonstration?.message, ...(blinded ? [unseen] : [])];
  return {
    outcome: blinded ? 'unknown' : outcome,
    message: sentences.filter((part) => part !== undefined).join('; '),
  };
}
