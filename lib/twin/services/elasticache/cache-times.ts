import type { Seconds } from '../../../base/duration.ts';

/**
 * Moments of what happens to a cache, in seconds of AWS. A replica takes over some seconds after its primary was lost (ElastiCache
 * User Guide, "Minimizing downtime by using Multi-AZ"); how long a reboot takes AWS does not say, half a minute is assumed.
 */
export const FAILOVER = { noticed: 5, promoted: 12, recovered: 60 } as const satisfies Record<
  string,
  Seconds
>;

/** A reboot in place: nobody takes over, and the node comes back empty. */
export const REBOOT = { stops: 1, serves: 30 } as const satisfies Record<string, Seconds>;

/** A group whose power was cut stays `modifying` for a while after the power is back; it was watched to last beyond 48 s. */
export const AFTER_POWER: Seconds = 60;

/** Making a group, or taking a replica off it. */
export const CREATION: Seconds = 300;
export const REMOVAL: Seconds = 120;
