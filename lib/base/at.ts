import type { Clock } from './clock.ts';
import type { Seconds } from './duration.ts';

/**
 * Calls back once the monotonic clock has reached `due`, never before, and at once when it already has. The returned function
 * gives it up. The action must not throw: nobody would hear it.
 */
export function at(clock: Clock, due: Seconds, action: () => void): () => void {
  const givenUp = new AbortController();
  void reached(clock, due, givenUp.signal).then((isReached) => {
    if (isReached) action();
  });
  return () => givenUp.abort(GIVEN_UP);
}

/** Made once: the reason that Node makes on every abort carries a stack, and probes give up a timer at every look. */
const GIVEN_UP = new Error('given up');

async function reached(clock: Clock, due: Seconds, signal: AbortSignal): Promise<boolean> {
  try {
    // Node's timers have whole milliseconds and may go off a little early.
    for (let left = due - clock.monotonic(); left > 0; left = due - clock.monotonic())
      await clock.sleep(left, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return !signal.aborted;
}
