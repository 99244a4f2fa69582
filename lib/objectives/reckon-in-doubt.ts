import { type DoubtOf, aboutItself, doubtsOf } from '../estate/doubts.ts';
import { keyState } from '../estate/points/key-state.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import type { Seconds } from '../base/duration.ts';
import { byEstimate } from './by-estimate.ts';
import { type Reckoning, untold } from './reckoning.ts';

/**
 * Reckons a promise that rests on recovery points. Where it is not known whether some of them can be used, it reckons both ways: a
 * promise that only holds if they can be is unknown.
 */
export function reckonInDoubt(
  view: WorkloadView,
  declared: Seconds,
  reckon: (view: WorkloadView) => Reckoning,
): Reckoning {
  const doubts = doubtsOf(view, doubtOf);
  if (doubts === undefined) return reckon(view);
  const [worst, best] = [reckon(doubts.worst), reckon(doubts.best)];
  if (byEstimate(declared, worst) === byEstimate(declared, best)) return worst;
  return untold(`${worst.message}, or: ${best.message}; ${doubts.why}`);
}

/** A point under a key that nobody knows is as good as its key. */
const doubtOf: DoubtOf = (view, point) => {
  const { encrypted, keyArn, unusable } = point;
  if (unusable !== undefined || !encrypted) return aboutItself(view, point);
  if (keyArn === undefined) return 'AWS does not say under which key it is';
  const { state, why } = keyState(view.inventory, keyArn, view.now);
  // Keys that could not be listed are a gap, which the row tells already and the declaration may accept.
  if (state !== 'unknown' || view.gaps(['kms.key']).length > 0) return undefined;
  return `its key ${keyArn} ${why}`;
};
