import type { Seconds } from '../base/duration.ts';
import type { Instant } from '../base/instant.ts';
import type { Outcome } from '../base/outcome.ts';

/** A measured length with the bounds that sampling leaves: the truth lies in [lower, upper]. */
export interface Measured {
  readonly seconds: Seconds;
  readonly lower: Seconds;
  readonly upper: Seconds;
}

export interface Leftover {
  readonly what: string;
  readonly state: 'gone' | 'pending' | 'retained';
  readonly until?: Instant;
  readonly why?: string;
}

/** `result.json` of a drill. Seconds throughout; null = it was not measured, `message` says why. */
export interface DrillResult {
  readonly scenario: string;
  readonly workload: string;
  readonly disruption: string;
  readonly outcome: Outcome;
  readonly message: string;
  readonly ended: 'recovered' | 'limit' | 'stopped' | 'interrupted' | 'refused' | 'failed';
  readonly vantages: readonly string[];
  readonly faultAt: Instant | null;
  readonly clearedAt: Instant | null;
  readonly outage: Measured | null;
  readonly recoveryTime:
    | (Measured & {
        readonly from: 'fault' | 'detection';
        readonly assumed: { readonly detect?: Seconds; readonly decide?: Seconds };
        readonly phases: Readonly<Record<string, Seconds>>;
      })
    | null;
  readonly dataLoss: {
    readonly acknowledgedWrites: number;
    readonly lostWrites: number;
    readonly unsureWrites: number;
    readonly lower: Seconds;
    readonly upper: Seconds;
  } | null;
  readonly failback: { readonly seconds: Seconds } | null;
  readonly leftovers: readonly Leftover[];
  readonly fidelity: readonly string[];
}
