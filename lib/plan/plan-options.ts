import type { Instant } from '../base/instant.ts';
import type { Scenario } from '../drill/scenario.ts';

/** The moment of a plan, and the part that was asked for. */
export interface PlanOptions {
  readonly now: Instant;
  /** Suites, check ids (former ones too) and workloads to keep to; absent = all. */
  readonly only?: readonly string[];
  readonly check?: readonly string[];
  readonly workload?: readonly string[];
  /** Drills that may be run; absent = none, and nothing is said of any. */
  readonly scenarios?: readonly Scenario[];
}
