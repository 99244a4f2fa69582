import type { Seconds } from '../../../base/duration.ts';

/**
 * A TTL at the pace of the world. DNS counts whole seconds: it is rounded, and never to 0, because an answer that nobody may keep
 * would make a client look better than it is. A TTL that was declared as 0 stays 0.
 */
export function pacedTtl(declared: Seconds, pace: number): Seconds {
  return declared === 0 ? 0 : Math.max(1, Math.round(declared * pace));
}
