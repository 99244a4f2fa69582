import type { Problem } from '../../../base/problem.ts';
import type { Gap } from '../../../inventory/inventory.ts';

/** An account and a Region: an experiment has one of each. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** A zone as this account calls it, and the id by which everybody means the same one. */
export interface LostZone {
  readonly name: string;
  readonly id: string;
}

/** What one fault would meet. */
export interface FaultTargets {
  /** The fault's id. */
  readonly fault: string;
  /** FIS resource type. */
  readonly resourceType: string;
  /** In the order of ARNs. Empty only for an optional fault, or with a problem that says so. */
  readonly arns: readonly string[];
  /** What a share is a share of: zonal faults against the Region, the others against the workload; databases by their members. */
  readonly candidates: number;
  /** True when it takes something away for a while; false when it happens once and hands over. */
  readonly held: boolean;
  /** How FIS finds them, where it takes no ARNs. */
  readonly foundBy?: {
    readonly tags: Readonly<Record<string, string>>;
    readonly parameters: Readonly<Record<string, string>>;
  };
  /** What stands where the fault strikes and is not met, and why: a real disruption would. */
  readonly spared: readonly { readonly arn: string; readonly because: string }[];
}

/** Something of others that stands in a subnet that is cut off. */
export interface Bystander {
  readonly arn: string;
  /** Name of a declared workload; absent = it belongs to none. */
  readonly workload?: string;
}

/** What a scenario would meet in one workload. Nothing has been called for it. */
export interface Resolution {
  /** Null when the workload has nothing that could be met. */
  readonly place: Place | null;
  /** Null when no fault asks for a zone, or when none could be chosen. */
  readonly zone: LostZone | null;
  readonly targets: readonly FaultTargets[];
  readonly bystanders: readonly Bystander[];
  /** Everything was listed, and the workload has nothing of the kinds that the scenario breaks: the drill is not for it. */
  readonly lacks?: string;
  /** A guard's: with any of them nothing may be broken. */
  readonly problems: readonly Problem[];
  /** What could not be seen: with any of them it is unknown what would be met. */
  readonly gaps: readonly Gap[];
}
