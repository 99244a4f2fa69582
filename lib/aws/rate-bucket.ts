import pLimit from 'p-limit';
import type { Clock } from '../base/clock.ts';
import type { Ceiling } from './ceilings.ts';

/** How many calls of one bucket may be on their way at once. */
const IN_FLIGHT = 32;

/** Lets calls out no faster than a ceiling allows, and slower after AWS said that it is too much. */
export interface RateBucket {
  /** Runs a call when its turn has come. */
  run<Result>(call: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
  /** AWS throttled: half the rate, once for all the calls that were on their way. */
  slowDown(): void;
  /** Calls a second at present. */
  rate(): number;
}

/** A token bucket whose rate halves at a throttle and comes back by a tenth of its ceiling a second. */
export function rateBucket(ceiling: Ceiling, clock: Clock): RateBucket {
  const limit = pLimit(IN_FLIGHT);
  const floor = Math.min(ceiling.perSecond, Math.max(0.5, ceiling.perSecond / 64));
  let rate = ceiling.perSecond;
  let tokens = ceiling.burst;
  let filledAt = clock.monotonic();
  let slowedAt = Number.NEGATIVE_INFINITY;
  let queue: Promise<void> = Promise.resolve();

  const refill = (): void => {
    const now = clock.monotonic();
    const passed = now - filledAt;
    filledAt = now;
    tokens = Math.min(ceiling.burst, tokens + passed * rate);
    if (now - slowedAt > 1) rate = Math.min(ceiling.perSecond, rate + (passed * ceiling.perSecond) / 10);
  };

  const take = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    refill();
    if (tokens < 1) await clock.sleep((1 - tokens) / rate, signal);
    refill();
    tokens -= 1;
  };

  return {
    run: (call, signal) =>
      limit(async () => {
        const turn = queue.then(() => take(signal));
        // One call that is cut off must not cut off those that wait behind it.
        queue = turn.then(undefined, () => undefined);
        await turn;
        return call();
      }),
    slowDown: () => {
      const now = clock.monotonic();
      if (now - slowedAt < 1) return;
      refill();
      slowedAt = now;
      rate = Math.max(floor, rate / 2);
      tokens = Math.min(tokens, 0);
    },
    rate: () => rate,
  };
}
