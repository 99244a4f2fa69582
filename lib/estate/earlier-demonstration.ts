import type { Seconds } from '../base/duration.ts';
import type { Instant } from '../base/instant.ts';
import type { Disruption } from '../environment/environment.ts';

/** What an earlier drill or restore measured for one promise, in bounds. */
export interface EarlierDemonstration {
  readonly workload: string;
  readonly disruption: Disruption;
  readonly measure: 'rto' | 'rpo';
  readonly lower: Seconds;
  /** null = it was not seen to end: at least `lower`. */
  readonly upper: Seconds | null;
  readonly run: string;
  /** The scenario of the drill; absent for what was no drill. */
  readonly scenario?: string;
  readonly at: Instant;
}
