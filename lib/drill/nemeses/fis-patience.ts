import type { Seconds } from '../../base/duration.ts';

/** On AWS once a second; faster where its waits are shorter. */
export function pollEvery(pace: number): Seconds {
  return Math.min(1, Math.max(0.02, pace));
}

/** How long resources may take to come back after a fault: a database ten minutes, AWS says, and as much again. */
export function healPatience(pace: number): Seconds {
  return Math.max(20, 1_200 * pace);
}
