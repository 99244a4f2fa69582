import type { Seconds } from '../../base/duration.ts';
import type { Probe } from '../probe.ts';

/** A probe with its rhythm. */
export interface Watched {
  readonly probe: Probe;
  readonly every: Seconds;
  /** Counts from the moment at which a look was due. */
  readonly timeout: Seconds;
}
