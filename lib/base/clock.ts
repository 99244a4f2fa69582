import { setTimeout as delay } from 'node:timers/promises';
import type { Seconds } from './duration.ts';
import { type Instant, instant } from './instant.ts';

/** Time as the harness sees it. Real in every run; moved by hand in unit tests. */
export interface Clock {
  /** Wall time, for people and for comparing with what AWS says. */
  now(): Instant;
  /** Seconds on a clock that never steps, for durations. */
  monotonic(): Seconds;
  /** Resolves after so many seconds; rejects when the signal aborts. */
  sleep(seconds: Seconds, signal?: AbortSignal): Promise<void>;
  /** Calls back again and again until the returned function is called; never keeps the process alive. */
  every(seconds: Seconds, action: () => void): () => void;
}

/** The machine's own clock. The only place that may ask Node for the time. */
export const realClock: Clock = {
  now: () => instant(Date.now()),
  monotonic: () => performance.now() / 1_000,
  sleep: async (seconds, signal) => {
    await delay(seconds * 1_000, undefined, signal === undefined ? {} : { signal });
  },
  every: (seconds, action) => {
    const timer = setInterval(action, seconds * 1_000);
    timer.unref();
    return () => clearInterval(timer);
  },
};
