import type { Instant } from '../base/instant.ts';
import type { Outcome } from '../base/outcome.ts';
import type { Disruption } from '../environment/environment.ts';

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where a judgement gets its weight: promised, made possible by configuration, or measured. */
export type EvidenceKind = 'declared' | 'estimated' | 'demonstrated';

export interface Subject {
  readonly arn: string;
  readonly type: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** A link to a control: a run did what it asks, a setting that it needs was seen, or it helps. */
export interface ControlLink {
  readonly id: string;
  readonly mark: 'exercises' | 'evidences' | 'supports';
}

/** One judgement about one subject of one workload; a line of `verdicts.json`. */
export interface Verdict {
  /** Stable over runs: check, workload, subject and disruption make it. */
  readonly id: string;
  readonly check: string;
  readonly workload: string;
  readonly severity: Severity;
  readonly disruption?: Disruption;
  readonly objective?: 'rto' | 'rpo';
  readonly subject?: Subject;
  readonly outcome: Outcome;
  readonly kind: EvidenceKind;
  readonly observedAt: Instant;
  readonly message: string;
  readonly expected?: string;
  readonly got?: string;
  readonly fix?: string;
  /** `file#pointer` into the run folder. */
  readonly evidence: readonly string[];
  readonly requirements: readonly string[];
  readonly controls: readonly ControlLink[];
}
