import type { Seconds } from '../base/duration.ts';
import type { Instant } from '../base/instant.ts';
import type { Outcome } from '../base/outcome.ts';
import type { RebuildReport } from './rebuild-report.ts';

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

/** How well looks were answered during some time. */
export interface Service {
  /** Looks that count. */
  readonly looks: number;
  readonly failed: number;
  readonly errorRate: number;
  /** Of the looks that were answered; null when there were none. */
  readonly latency: { readonly p50: Seconds; readonly p95: Seconds; readonly worst: Seconds } | null;
}

/** The service while it was disturbed beside what it was before. */
export interface Degradation {
  readonly steady: Service;
  readonly disturbed: Service;
  /** Share of the answers during the disturbance that took longer than the slowest of the steady state. */
  readonly beyondSteady: number;
}

/** What one probe saw. */
export interface ProbeResult {
  readonly probe: string;
  readonly decides: boolean;
  readonly outage: Measured | null;
  /** When service was really back, in seconds since the drill began; absent when nothing failed or it never came back. */
  readonly backBetween?: { readonly earliest: Seconds; readonly latest: Seconds };
  /** First failed look, and first look of stable good, in seconds since the drill began. */
  readonly from: Seconds | null;
  readonly to: Seconds | null;
  readonly flaps: number;
  readonly relapses: number;
  readonly degradation: Degradation | null;
  /** Looks that tell nothing, because of the harness itself. */
  readonly unknownLooks: number;
  readonly notes: readonly string[];
}

/** One thing that the scenario expected. */
export interface Expectation {
  readonly what: string;
  readonly outcome: Outcome;
  readonly message: string;
  /** It is unknown only because it was not watched for long enough. */
  readonly isPending?: true;
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
  readonly failback: { readonly seconds: Seconds; readonly outage?: Measured } | null;
  readonly leftovers: readonly Leftover[];
  readonly fidelity: readonly string[];
  /** What is certain of a measure whose end was not seen: it is null above, and at least this. */
  readonly atLeast?: {
    readonly outage?: Seconds;
    readonly recoveryTime?: Seconds;
    readonly dataLoss?: Seconds;
  };
  readonly expectations?: readonly Expectation[];
  readonly probes?: readonly ProbeResult[];
  /** What widened the bounds, what is missing, what to know before the numbers are believed. */
  readonly notes?: readonly string[];
  /** Of the drill `rebuild`: what was made, how it compares, whether it served. */
  readonly rebuild?: RebuildReport;
}
