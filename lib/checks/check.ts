import type { Disruption, Environment, Workload } from '../environment/environment.ts';
import type { FactKind } from '../inventory/facts.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import type { ControlLink, EvidenceKind, Severity, Subject } from './verdict.ts';

/** What a judge says about one subject. Made by `pass`, `fail`, `missing` and `unknown` alone. */
export interface Finding {
  readonly outcome: 'pass' | 'fail' | 'unknown';
  /**
   * True when a fail rests on something *not* being in a listing. Where the listing has a gap, the engine makes it
   * unknown: what could not be seen is not absent.
   */
  readonly fromAbsence?: boolean;
  readonly message: string;
  readonly expected?: string;
  readonly got?: string;
  readonly fix?: string;
  readonly disruption?: Disruption;
  readonly evidence?: readonly string[];
}

/** One thing to be judged. `fact` is absent when the subject is the workload itself. */
export interface Judged {
  readonly subject?: Subject;
  /** Kind and ARN of the fact, for the evidence pointer. */
  readonly fact?: { readonly kind: FactKind; readonly arn: string };
  readonly finding: Finding;
}

/** Metadata is data: the plan, the catalogue, the report and the control map are all read from it. */
export interface CheckMetadata {
  /** `service/resource-expectation`, the path of its file; states the good case; never renamed without `formerIds`. */
  readonly id: `${string}/${string}`;
  readonly formerIds?: readonly string[];
  /** A sentence that is true when all is well. */
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly how: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly kind: EvidenceKind;
  readonly objective?: 'rto' | 'rpo';
  /** Which suite shows it. */
  readonly suite: 'objectives' | 'inventory' | 'backups' | 'availability' | 'dns' | 'rebuild' | 'chaos';
  /** Every kind of fact that the judgement rests on: a gap in any of them makes it unknown. */
  readonly facts: readonly FactKind[];
  readonly requirements: readonly string[];
  readonly controls: readonly ControlLink[];
}

export interface Check extends CheckMetadata {
  /** Whether this workload promises what the check asks about; false = not-applicable, with the reason. */
  readonly promisedBy?: (workload: Workload, environment: Environment) => true | string;
  /** The kinds that the judgement of this workload rests on, where those are fewer than `facts`. */
  readonly needs?: (workload: Workload) => readonly FactKind[];
  /** Pure: same facts, same findings. An empty answer means that the workload has nothing of the kind. */
  readonly judge: (view: WorkloadView) => readonly Judged[];
}

/** Keeps the literal types and checks the shape. */
export function defineCheck(check: Check): Check {
  return check;
}

type Words = Omit<Finding, 'outcome' | 'fromAbsence'>;

/** We looked, and it holds. */
export function pass(message: string, more: Omit<Words, 'message'> = {}): Finding {
  return { outcome: 'pass', message, ...more };
}

/** We looked, and it does not hold. */
export function fail(words: Words): Finding {
  return { outcome: 'fail', ...words };
}

/** We looked, and it is not there. Unknown when the listing had a gap. */
export function missing(words: Words): Finding {
  return { outcome: 'fail', fromAbsence: true, ...words };
}

/** We could not tell. */
export function unknown(message: string, more: Omit<Words, 'message'> = {}): Finding {
  return { outcome: 'unknown', message, ...more };
}
