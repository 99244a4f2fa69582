import type { Seconds } from '../base/duration.ts';
import type { Outcome } from '../base/outcome.ts';
import type { Reckoning } from './reckoning.ts';

/** An upper bound within the promise passes, a lower bound beyond it fails, and what lies between is unknown. */
export function byEstimate(declared: Seconds, { estimate, lower, verdict }: Reckoning): Outcome {
  if (estimate === null) return lower !== undefined && lower > declared ? 'fail' : (verdict ?? 'unknown');
  if (estimate.seconds <= declared) return 'pass';
  return (lower ?? estimate.seconds) > declared ? 'fail' : 'unknown';
}
