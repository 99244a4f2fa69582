import type { Seconds } from '../../base/duration.ts';

/** How the real processes of a sick world are sick. What is sick in the tables instead is planted by API calls. */
export interface Flaws {
  /** Standbys of every database get its changes this much later, and no commit waits for them. */
  readonly replicationLag?: Seconds;
  /** The applications resolve the name of their database once, and never again. */
  readonly cachesNamesForEver?: boolean;
  /** The applications answer nobody while their cache cannot be reached. */
  readonly needsItsCache?: boolean;
  /** What the waits of database failovers are multiplied by, beyond the pace. */
  readonly failoverFactor?: number;
}
