import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../lib/base/clock.ts';
import { plusSeconds } from '../../lib/base/instant.ts';
import { fixedNow } from '../support/fixed-now.ts';

/** A clock on which every sleep is over at once, and the time is what was slept. */
export interface QuickClock extends Clock {
  readonly slept: readonly number[];
  advance(seconds: number): void;
}

export function quickClock(): QuickClock {
  const slept: number[] = [];
  let passed = 0;
  return {
    slept,
    advance: (seconds) => {
      passed += seconds;
    },
    now: () => plusSeconds(fixedNow, passed),
    monotonic: () => passed,
    sleep: async (seconds, signal) => {
      signal?.throwIfAborted();
      slept.push(seconds);
      passed += seconds;
      await turn();
    },
    every: () => () => undefined,
  };
}
