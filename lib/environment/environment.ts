import type { Seconds } from '../base/duration.ts';
import type { Instant } from '../base/instant.ts';
import type { SourceLocation } from '../base/problem.ts';

/** What can go wrong. Every objective is promised for one of these. */
export const DISRUPTIONS = ['instance', 'az', 'region', 'data-loss', 'account-compromise', 'dns'] as const;
export type Disruption = (typeof DISRUPTIONS)[number];

export const STAGES = ['sandbox', 'test', 'staging', 'production'] as const;
export type Stage = (typeof STAGES)[number];

export const ACCOUNT_PURPOSES = ['workload', 'backup', 'log', 'clean'] as const;
export type AccountPurpose = (typeof ACCOUNT_PURPOSES)[number];

/** The server that a run speaks to: AWS itself, one that speaks like it, or the one that Landfall brings along. */
export type Endpoint =
  | { readonly kind: 'aws' }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'embedded'; readonly seed: string };

export interface Account {
  /** The short name by which the rest of the declaration speaks of it. */
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
  readonly purpose: AccountPurpose;
  readonly regions: readonly string[];
  /** The role to assume, a full ARN; absent when the default credentials already are in this account. */
  readonly roleArn?: string;
  /** The role to assume for drills alone: the only one that may change anything. Absent = the reading role's credentials. */
  readonly drillRoleArn?: string;
  readonly externalId?: string;
}

/** A duration that nobody can read from AWS and that the team vouches for, with its reason. */
export interface DeclaredDuration {
  readonly what: string;
  readonly takes: Seconds;
  readonly because: string;
}

/** How a workload comes back from one disruption. */
export const RECOVERY_MEANS = ['failover', 'replace', 'restore', 'rebuild', 'dns'] as const;
export type RecoveryMeans = (typeof RECOVERY_MEANS)[number];

export interface Recovery {
  readonly by: RecoveryMeans;
  /** Time until somebody or something notices; absent = nobody declared it. */
  readonly detect?: Seconds;
  /** Time until a person has decided to recover; absent = automatic. */
  readonly decide?: Seconds;
  /** Steps whose time no API tells, in order; they add up. */
  readonly steps: readonly DeclaredDuration[];
}

/** What is promised for one workload and one disruption. A measure that is absent is not promised. */
export interface Objective {
  readonly disruption: Disruption;
  readonly rto?: Seconds;
  readonly rpo?: Seconds;
  /** Maximum tolerable period of disruption (ISO 22301). */
  readonly mtpd?: Seconds;
  readonly recovery?: Recovery;
  /** How old a demonstration may be. Absent = no demonstration is promised, and none is asked for. */
  readonly demonstratedWithin?: Seconds;
}

export interface CopyPolicy {
  readonly region: string;
  /** Name of a declared account; absent = the account of the resource. */
  readonly account?: string;
}

export interface BackupPolicy {
  /** How often a recovery point is promised. */
  readonly every?: Seconds;
  /** How far back the exposure is judged; no further than the most frequent points are kept. */
  readonly exposureWindow: Seconds;
  readonly retention?: Seconds;
  readonly copies: readonly CopyPolicy[];
  /** Recovery points must lie in a vault that nobody can empty: locked, and past its cooling-off. */
  readonly immutable: boolean;
  readonly encrypted: boolean;
  /** `customer`: any customer-managed key; an ARN or alias: that key; absent: any key. */
  readonly key?: string;
  /** How stale a demonstrated restore may be. Absent = not promised. */
  readonly restoreDemonstratedWithin?: Seconds;
  /** How far the newest point-in-time can lag at its worst between two shipments of the log; vouched for by the team. */
  readonly pointInTimeStep?: DeclaredDuration;
}

export interface DnsName {
  /** Fully qualified, lower-case, no trailing dot. */
  readonly name: string;
  readonly type: string;
  /** How long a change takes to reach Route 53's servers; vouched for by the team. */
  readonly propagation?: DeclaredDuration;
}

/** A workload owns what any of these match. */
export interface Selection {
  readonly tags: Readonly<Record<string, string>>;
  readonly arns: readonly string[];
  readonly stacks: readonly string[];
}

export interface MinimumCapacity {
  /** Healthy targets behind each of its target groups that the service needs to be called back. */
  readonly healthyTargets?: number;
}

export const WATCH_KINDS = ['http', 'tcp', 'dns', 'sql'] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** The endpoints of a database: its writer's, its readers' (clusters have one), and that of an RDS Proxy before it. */
export const STORE_ENDPOINTS = ['writer', 'reader', 'proxy'] as const;
export type StoreEndpoint = (typeof STORE_ENDPOINTS)[number];

/**
 * Something of a workload that a drill watches from outside, by the name that scenarios call it. `sql` names a database by its
 * identifier, and `tcp` may: where it is, the API says. Writes go to the declared table alone.
 */
export type WatchPoint =
  | { readonly name: string; readonly kind: 'http'; readonly url: string; readonly expectStatus: number }
  | { readonly name: string; readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | {
      readonly name: string;
      readonly kind: 'tcp';
      readonly store: string;
      readonly endpoint: StoreEndpoint;
    }
  | { readonly name: string; readonly kind: 'dns'; readonly record: string; readonly type: string }
  | {
      readonly name: string;
      readonly kind: 'sql';
      readonly store: string;
      /** Absent = the writer's, which rows are written to. From the others the newest row is read. */
      readonly endpoint?: Exclude<StoreEndpoint, 'writer'>;
      readonly database: string;
      readonly table: string;
      readonly user: string;
      /** Name of the environment variable that holds the password; absent = none is needed. */
      readonly passwordFrom?: string;
    };

/** One thing that a workload is written down in: a template, a folder, a Terraform plan or state, a CDK assembly. */
export interface RebuildSource {
  /** As it was written: relative to the environment file, or absolute. */
  readonly path: string;
  /** The stack that a single template is deployed as. */
  readonly stack?: string;
  /** Values for its parameters or variables, by name. Never a secret: they are kept as evidence. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What is fetched from a rebuilt workload to call it served: an output that holds a host or an address, and a path behind it. */
export interface SmokeProbe {
  /** Name of an output of one of its stacks. */
  readonly output: string;
  readonly path: string;
  readonly expectStatus: number;
}

/** Configuration, code or images of a workload that lie outside the account as well. Declared by the team, and shown as that. */
export interface DeclaredCopy {
  /** A type (`AWS::SecretsManager::Secret`), an ARN, or a pattern with `*`. */
  readonly of: string;
  /** Where the copy is, in words or as an address. */
  readonly keptAt: string;
}

/** How a workload is made again from what is written down. */
export interface RebuildPolicy {
  /** In the order in which they were written; what depends on what, the files say. */
  readonly sources: readonly RebuildSource[];
  /** The declared clean account and Region in which drills rebuild it; absent = it is never rebuilt, and a rebuild is not demonstrated. */
  readonly into?: { readonly account: string; readonly region: string };
  /** Where the files are kept, in words or as an address: `https://git.example.org/infrastructure`. Declared, and shown as that. */
  readonly keptAt?: string;
  /** Whether a run may ask CloudFormation to look for drift (DetectStackDrift); otherwise only its last answer is read. */
  readonly detectDrift: boolean;
  /** Why a rebuilt copy may reach the world (gateways, peerings); absent = a drill refuses to make such ways. */
  readonly mayReachOut?: string;
  readonly smoke: readonly SmokeProbe[];
  readonly copies?: readonly DeclaredCopy[];
}

export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly owner: string;
  readonly tier: string;
  readonly importance: string;
  readonly select: Selection;
  readonly dependsOn: readonly string[];
  readonly minimumCapacity: MinimumCapacity;
  readonly objectives: readonly Objective[];
  readonly backup?: BackupPolicy;
  readonly dns: readonly DnsName[];
  /** What drills watch; absent = no drill can measure this workload. */
  readonly watch?: readonly WatchPoint[];
  /** CloudWatch alarms by which somebody is woken, by disruption: each drill of it expects them to go off. */
  readonly alarms?: Readonly<Partial<Record<Disruption, readonly string[]>>>;
  /** What it is written down in; absent = nothing can be said about a rebuild. */
  readonly rebuild?: RebuildPolicy;
}

/** A check excused for a while. Past `until` it counts as not written, and is reported. */
export interface Exclusion {
  /** Check id, or `*`. */
  readonly check: string;
  /** Workload name, or `*`. */
  readonly workload: string;
  /** ARN, a pattern with `*`, a type such as `AWS::SNS::Topic`, or `*`. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** The last moment at which it counts. */
  readonly until: Instant;
}

export interface FreezeWindow {
  readonly from: Instant;
  readonly until: Instant;
  readonly reason: string;
}

export interface TaggingScheme {
  /** Tag key → what its value must match. `values` empty = anything but empty. */
  readonly required: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** A pattern that the tag `Name` must match as a whole. */
  readonly namePattern?: string;
}

/** Limits on what a drill may do. */
export interface Safety {
  readonly maximumTargets: number;
  readonly maximumShare: number;
  readonly scenarios: readonly string[];
  /** Those of them that no run carries out unasked. */
  readonly onlyWhenAsked?: readonly string[];
  /** Where the lock of a drill lives. */
  readonly lockTable?: string;
  /** The Systems Manager parameter by which an account consents; `/landfall/consent` when nothing is declared. */
  readonly consentParameter?: string;
  /** The role that FIS acts with, by name or ARN; `fisRoleArn` makes it an ARN. `landfall-fis` when nothing is declared. */
  readonly fisRole?: string;
}

/** A whole declaration, read and found valid. */
export interface Environment {
  readonly name: string;
  readonly title: string;
  readonly stage: Stage;
  readonly endpoint: Endpoint;
  /** What the embedded AWS multiplies its waits by; 1 on AWS. */
  readonly pace: number;
  readonly accounts: readonly Account[];
  readonly tagging: TaggingScheme;
  readonly workloads: readonly Workload[];
  readonly exclusions: readonly Exclusion[];
  readonly freezeWindows: readonly FreezeWindow[];
  readonly safety: Safety;
  readonly source: DeclarationSource;
}

/** The file behind a declaration: its text is kept as evidence, its positions as the source of declared values. */
export interface DeclarationSource {
  readonly file: string;
  /** The folder that the file was found in: what it names is relative to it. Absent = it was given as text. Never shown or kept. */
  readonly folder?: string;
  readonly text: string;
  readonly sha256: string;
  /**
   * JSON pointer into the file (`/workloads/orders/objectives/az/rto`) → where it stands; `pointer` and `positionOf` make and
   * look up pointers. Rules: keys and indexes as in the file (`recover`, not `recovery`; `/exclusions/0/until`). A scalar and a
   * flow collection stand where their value begins, a block collection where its key does, an item of a list at its first key.
   * Under `/workloads/<name>/objectives` and `/workloads/<name>/backup`, what a workload takes from its tier stands at the tier's
   * line, down to `/recover/steps/0/takes` and `/backup/copies/0/region`. Default values have no position.
   */
  readonly positions: Readonly<Record<string, SourceLocation>>;
}
