import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../lib/base/clock.ts';
import { plusSeconds } from '../../lib/base/instant.ts';
import { fixedNow } from './fixed-now.ts';

/** A clock that a test moves by hand. */
export interface ManualClock extends Clock {
  /** Lets so much time pass; whatever is due on the way happens at its own moment, in order. */
  pass(seconds: number): Promise<void>;
  /** Lets time pass in which nothing can happen: the process stood still. What fell due happens late, at its end. */
  stall(seconds: number): Promise<void>;
}

interface Waiting {
  due: number;
  readonly wake: () => void;
  readonly again?: number;
}

export function manualClock(): ManualClock {
  const waiting = new Set<Waiting>();
  let now = 0;

  const wakeDue = async (until: number): Promise<void> => {
    for (let next = first(waiting, until); next !== undefined; next = first(waiting, until)) {
      now = Math.max(now, next.due);
      if (next.again === undefined) waiting.delete(next);
      else next.due = now + next.again;
      next.wake();
      await turn();
    }
  };
  return {
    now: () => plusSeconds(fixedNow, now),
    monotonic: () => now,
    sleep: (seconds, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const sleeper: Waiting = { due: now + seconds, wake: resolve };
        waiting.add(sleeper);
        signal?.addEventListener('abort', () => {
          if (waiting.delete(sleeper)) reject(signal.reason as Error);
        });
      }),
    every: (seconds, wake) => {
      const timer: Waiting = { due: now + seconds, wake, again: seconds };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    pass: async (seconds) => {
      const until = now + seconds;
      await turn();
      await wakeDue(until);
      now = until;
    },
    stall: async (seconds) => {
      now += seconds;
      await wakeDue(now);
    },
  };
}

function first(waiting: ReadonlySet<Waiting>, until: number): Waiting | undefined {
  const due = [...waiting].filter((each) => each.due <= until + 1e-9);
  return due.sort((one, other) => one.due - other.due)[0];
}
