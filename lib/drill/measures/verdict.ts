import type { Seconds } from '../../base/duration.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { Bounds } from './bounds.ts';

/** Met only when the upper bound is within the target, missed only when the lower bound is beyond it, unknown between the two. */
export function judgeBounds(bounds: Bounds | null, target: Seconds): Outcome {
  if (bounds === null) return 'unknown';
  if (bounds.upper <= target) return 'pass';
  return bounds.lower > target ? 'fail' : 'unknown';
}
