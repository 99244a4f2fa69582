import type { Seconds } from '../base/duration.ts';
import type { Instant } from '../base/instant.ts';
import type { Outcome } from '../base/outcome.ts';
import type { Disruption } from '../environment/environment.ts';

/** One addend of an estimate. The source is an API field, a declared value or an earlier measurement; never a guess. */
export interface EstimateTerm {
  readonly what: string;
  readonly seconds: Seconds;
  /** `elasticloadbalancing:DescribeTargetGroups HealthCheckIntervalSeconds of …`, `declared environments/x.yaml:14:12`. */
  readonly source: string;
}

export interface Estimate {
  readonly seconds: Seconds;
  readonly terms: readonly EstimateTerm[];
}

/** What a drill or a restore measured, in bounds. */
export interface Demonstration {
  readonly lower: Seconds;
  /** null = it was not seen to end: at least `lower`. */
  readonly upper: Seconds | null;
  readonly run: string;
  readonly at: Instant;
}

/** One row of the recovery matrix; a line of `objectives.json`. */
export interface ObjectiveRow {
  readonly workload: string;
  readonly disruption: Disruption;
  readonly measure: 'rto' | 'rpo';
  readonly declared: Seconds;
  /** null = no estimate could be made; `unknown` says why. */
  readonly estimated: Estimate | null;
  readonly demonstrated: Demonstration | null;
  readonly outcome: Outcome;
  /** Why there is no estimate, or what the outcome rests on; a sentence. */
  readonly message: string;
  /** What would let it be told, or hold, where that is not a matter of its own times. */
  readonly fix?: string;
}
