import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';

/** Tells for how long this process was not listening: busy, or not run at all. */
export interface StallMeter {
  /** Seconds of stalls between two moments on the monotonic clock. */
  between(from: Seconds, to: Seconds): Seconds;
  stop(): void;
}

const BEAT: Seconds = 0.02;
/** Shorter ones are how timers are. */
const WORTH_TELLING: Seconds = 0.005;

/**
 * A heartbeat of 20 ms, measured. While the event loop stands still no answer is read, and a timeout that goes off afterwards
 * blames the service for what the harness did.
 */
export function stallMeter(options: { clock: Clock; remember: Seconds }): StallMeter {
  const { clock, remember } = options;
  const stalls: { from: Seconds; to: Seconds }[] = [];
  let next = clock.monotonic() + BEAT;

  const stop = clock.every(BEAT, () => {
    const now = clock.monotonic();
    if (now - next > WORTH_TELLING) stalls.push({ from: next, to: now });
    while ((stalls[0]?.to ?? now) < now - remember) stalls.shift();
    next = now + BEAT;
  });
  return {
    between: (from, to) => {
      const now = clock.monotonic();
      const current = now - next > WORTH_TELLING ? [{ from: next, to: now }] : [];
      return [...stalls, ...current].reduce((sum, stall) => sum + overlap(stall, { from, to }), 0);
    },
    stop,
  };
}

interface Span {
  readonly from: Seconds;
  readonly to: Seconds;
}

function overlap(one: Span, other: Span): Seconds {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}
