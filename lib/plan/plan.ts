import type { Seconds } from '../base/duration.ts';
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
  /** Scenarios that will not be run on a workload, and why. Absent = no scenarios were asked about. */
  readonly drillsLeftOut?: readonly DrillLeftOut[];
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

/** Something that will be broken on purpose, and healed: one scenario on one workload. */
export interface PlannedDrill {
  readonly scenario: string;
  /** The one workload that it is run on. */
  readonly workloads: readonly string[];
  readonly disruption: Disruption;
  readonly describes: string;
  readonly title: string;
  readonly objectives: readonly ('rto' | 'rpo')[];
  readonly faults: readonly PlannedFault[];
  /** What the roles of this drill must be allowed, beside what reading needs. */
  readonly permissions: { readonly drillRole: readonly string[]; readonly fisRole: readonly string[] };
  /** In words: what ends it early, and when it is over at the latest. */
  readonly stopConditions: readonly string[];
  readonly doesNot: readonly string[];
  /** What makes its outcome weaker than it could be. */
  readonly advice: readonly string[];
}

/** One thing that would be broken. Which resources it meets is only known from an inventory; here it is said by selector. */
export interface PlannedFault {
  readonly id: string;
  readonly action: string;
  readonly what: string;
  readonly selector: string;
  /** When AWS itself ends it, at the pace of the environment; null = it happens once. */
  readonly seconds: Seconds | null;
  readonly optional: boolean;
}

/** A scenario that will not be run on a workload, and why. */
export interface DrillLeftOut {
  readonly scenario: string;
  readonly workload: string;
  readonly because: 'not-selected' | 'not-promised' | 'not-measurable' | 'not-allowed';
  readonly reason: string;
}
