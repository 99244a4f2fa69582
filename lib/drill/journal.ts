import type { Instant } from '../base/instant.ts';

/** Anything that JSON can hold: what another process needs to heal. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One step of a drill as it was written *before* it was done, on disk and in the account, so that `sweep` can heal what a
 * dead run left. Append only; the newest entry of a step tells its state.
 */
export interface JournalEntry {
  readonly run: string;
  /** The token of the lock under which this was written. It grows with every holder; who holds an older one changes nothing any more. */
  readonly fencingToken: string;
  readonly step: number;
  readonly nemesis: string;
  readonly account: string;
  readonly region: string;
  readonly state: 'prepared' | 'injecting' | 'injected' | 'healing' | 'healed';
  /** When AWS itself ends the fault, without us. */
  readonly expiresAt: Instant;
  /** What `heal` takes. Plain JSON, no secrets. */
  readonly heal: Json;
  readonly at: Instant;
}
