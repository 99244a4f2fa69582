import type { Clock } from '../../base/clock.ts';
import { type Instant, instant, secondsBetween } from '../../base/instant.ts';

/** A clock that a seed turns back while it builds a past, and that then keeps the time of the clock behind it. */
export interface SeedClock extends Clock {
  /** From now on it is this moment, and stays so; a moment can only be followed by a later one. */
  readonly goTo: (moment: Instant) => void;
  /** The past is built: from now on this is the clock behind it. */
  readonly arrive: () => void;
}

/**
 * Lets a seed build its past by the same API calls that would have built it, each at its moment: a vault's lock is past its
 * cooling-off because it was locked long ago, not because somebody wrote so into a table.
 */
export function seedClock(clock: Clock): SeedClock {
  let moment: Instant | undefined = instant(0);
  return {
    now: () => moment ?? clock.now(),
    monotonic: () => clock.monotonic(),
    sleep: (seconds, signal) => clock.sleep(seconds, signal),
    every: (seconds, action) => clock.every(seconds, action),
    goTo: (next) => {
      if (moment === undefined || secondsBetween(moment, next) < 0)
        throw new RangeError(`a seed's past goes forward only: from ${moment ?? clock.now()} to ${next}`);
      moment = next;
    },
    arrive: () => {
      moment = undefined;
    },
  };
}
