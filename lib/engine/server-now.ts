import type { Clock } from '../base/clock.ts';
import { type Instant, plusSeconds } from '../base/instant.ts';

/** A Date header tells whole seconds: what is less than this may be its coarseness. */
const COARSE_MS = 5_000;

/**
 * Now, by the clock of those who wrote the times that are judged. By ours, if it went wrong, a lock would be past its cooling-off before
 * its date, and yesterday's backup would be fresh.
 */
export function serverNow(clock: Clock, offsetMs: number | null): Instant {
  const now = clock.now();
  return offsetMs === null || Math.abs(offsetMs) < COARSE_MS ? now : plusSeconds(now, offsetMs / 1_000);
}
