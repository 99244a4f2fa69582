import type { Instant } from '../base/instant.ts';
import type { Severity } from '../checks/verdict.ts';
import type {
  AccountPurpose,
  Contradiction,
  Disruption,
  Endpoint,
  Exclusion,
  FreezeWindow,
  Stage,
} from '../environment/index.ts';
import type { FactKind } from '../inventory/facts.ts';

/** What a run is going to do, in plain JSON (`plan.json`). Making one touches nothing. */
export interface Plan {
  readonly environment: string;
  readonly title: string;
  readonly stage: Stage;
  readonly endpoint: Endpoint;
  readonly pace: number;
  readonly at: Instant;
  readonly accounts: readonly PlannedAccount[];
  readonly workloads: readonly string[];
  readonly checks: readonly PlannedCheck[];
  readonly leftOut: readonly LeftOut[];
  readonly calls: readonly PlannedCalls[];
  /** Exclusions that count at this moment and that excuse something of what is checked. */
  readonly exclusions: readonly Exclusion[];
  /** Exclusions whose end has passed: they count as not written. */
  readonly expiredExclusions: readonly Exclusion[];
  /** Promises that are at odds with each other: seen before anything is called. */
  readonly contradictions: readonly Contradiction[];
  /** Drills in the order in which they would run. Empty = nothing is broken and nothing is changed. */
  readonly drills: readonly PlannedDrill[];
  /** Open at this moment: while it is, nothing is broken. */
  readonly freezeWindow: FreezeWindow | null;
}

export interface PlannedAccount {
  readonly name: string;
  readonly id: string;
  readonly purpose: AccountPurpose;
  readonly regions: readonly string[];
  /** Assumed from the default credentials, which need sts:AssumeRole on it; null = they already are in this account. */
  readonly roleArn: string | null;
  /** The least that the reading role may do. None of these change anything. */
  readonly actions: readonly string[];
}

/** One check, and the workloads that promise what it asks about. */
export interface PlannedCheck {
  readonly check: string;
  readonly title: string;
  readonly suite: string;
  readonly severity: Severity;
  readonly facts: readonly FactKind[];
  readonly workloads: readonly string[];
}

/** A check that will not judge a workload, and why. */
export interface LeftOut {
  readonly check: string;
  readonly workload: string;
  readonly because: 'not-selected' | 'not-promised' | 'excluded';
  readonly reason: string;
}

/** The reads in one account and Region (`global` where a service has none). */
export interface PlannedCalls {
  readonly account: string;
  readonly accountName: string;
  readonly region: string;
  readonly operations: readonly PlannedOperation[];
}

export interface PlannedOperation {
  readonly service: string;
  readonly operation: string;
  readonly action: string;
  /** What its rate is counted against. */
  readonly bucket: string;
  /** Once for each resource that another operation listed; else once per page. */
  readonly perResource: boolean;
}

/** Something that will be broken on purpose, and healed. */
export interface PlannedDrill {
  readonly scenario: string;
  readonly workloads: readonly string[];
  readonly disruption: Disruption;
  readonly describes: string;
}
