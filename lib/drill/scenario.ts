import type { Seconds } from '../base/duration.ts';
import type { SourceLocation } from '../base/problem.ts';
import type { Disruption, Stage } from '../environment/environment.ts';

/** Which resources a fault meets, by the tags of a workload, in one place. */
export interface FaultTarget {
  /** FIS resource type, `aws:ec2:instance`, `aws:rds:db`, `aws:rds:cluster`, `aws:ec2:subnet`. */
  readonly resourceType: string;
  /** Tags that all must match; the workload's own tags are always added. */
  readonly tags: Readonly<Record<string, string>>;
  /** FIS filters, path → values. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** FIS target parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly selectionMode: string;
  /** Only what stands in the zone that is lost, or all in the workload's primary Region; absent = the Region. */
  readonly within?: 'zone' | 'region';
  /** Of subnets: those that carry anything of the workload, or only those of its load balancers; absent = anything. */
  readonly carrying?: 'anything' | 'front-door';
}

/** One thing that is broken on purpose: a FIS action, or one call. Every one ends by itself, or happens once. */
export interface Fault {
  readonly id: string;
  /** FIS action id, or the IAM action of a call that FIS has no action for, `elasticache:RebootCacheCluster`. */
  readonly action: string;
  readonly target?: FaultTarget;
  /** FIS action parameters; `duration` is a length of time, multiplied by pace on the embedded AWS. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly duration?: Seconds;
  readonly startAfter: readonly string[];
  /** What it does, in words that an operator reads: `the web servers of the zone lose power`. */
  readonly what?: string;
  /** Left out where the workload has nothing of the kind. A fault that is not optional then refuses the drill. */
  readonly optional?: boolean;
}

export const PROBE_KINDS = ['http', 'tcp', 'dns', 'sql', 'alarm', 'control-plane'] as const;
export type ProbeKind = (typeof PROBE_KINDS)[number];

/** What is watched, from where, how often. What the workload's endpoints are, its environment declares. */
export interface ScenarioProbe {
  readonly id: string;
  readonly kind: ProbeKind;
  /** A name among the workload's declared endpoints; what each kind takes is told where the kind is defined. */
  readonly watches: string;
  readonly every: Seconds;
  readonly timeout: Seconds;
  readonly vantage: string;
  /** Whether its outage is the outage of the drill, or only told beside it. */
  readonly decides: boolean;
}

export const PRECONDITIONS = [
  'replication-in-sync',
  'capacity-without-one-zone',
  'fresh-backups',
  'lower-stage',
] as const;
export type Precondition = (typeof PRECONDITIONS)[number];

/** Ends a drill early. `alarm` is enforced by FIS itself; `outage` by the harness. */
export type StopCondition =
  | { readonly kind: 'alarm'; readonly name: string }
  | { readonly kind: 'outage'; readonly probe: string; readonly longerThan: Seconds };

/**
 * A drill as it is told in `scenarios/<name>.yaml`. Its lengths are those of AWS: on the embedded AWS all waits are multiplied by
 * pace (`atPace`), but a probe's interval and timeout are not. Fault durations are scaled by the embedded AWS itself.
 */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly simulates: string;
  /** What the real disruption does and this drill does not. Printed with every result. */
  readonly doesNot: readonly string[];
  readonly disruption: Disruption;
  readonly requirements: readonly string[];
  readonly controls: readonly {
    readonly id: string;
    readonly mark: 'exercises' | 'evidences' | 'supports';
  }[];
  /** The lowest stage on which it must have been demonstrated before it may run on a higher one. */
  readonly firstOn: Stage;
  readonly preconditions: readonly Precondition[];
  readonly steadyState: { readonly lasts: Seconds; readonly stableFor: Seconds };
  readonly faults: readonly Fault[];
  readonly probes: readonly ScenarioProbe[];
  readonly expect: {
    readonly objectives: readonly ('rto' | 'rpo')[];
    readonly alarms: readonly string[];
    readonly events: readonly string[];
    /** What share of the looks of a probe must be answered well while the fault lasts, from 0 to 1. */
    readonly served?: readonly { readonly probe: string; readonly share: number }[];
  };
  readonly stopConditions: readonly StopCondition[];
  /** The drill is stopped and healed when it has not recovered by then. */
  readonly limit: Seconds;
  /** The zone that is lost, by its id (`euw1-az1`); absent = the one with the database's primary, or with the most targets. */
  readonly zoneId?: string;
  /** What comes back once the fault is over, and how long that is watched. Absent = it is not watched. */
  readonly failback?: { readonly what: string; readonly within: Seconds };
  readonly source: {
    readonly file: string;
    readonly text: string;
    readonly positions: Readonly<Record<string, SourceLocation>>;
  };
}
