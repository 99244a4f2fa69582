import type { Seconds } from '../base/duration.ts';

/** How a rebuilt stack differs from the one that it was made after. */
export interface StackComparison {
  readonly stack: string;
  /** What it was compared with: the stack that stands in the workload's account, or the template alone where none is there. */
  readonly against: 'original' | 'template';
  readonly same: number;
  readonly missing: readonly string[];
  /** Missing because a condition of the template leaves it out with the parameters of the rebuild: told, and no fault. */
  readonly leftOut: readonly string[];
  readonly more: readonly string[];
  /** In words: another type, another status. */
  readonly different: readonly string[];
}

/** What a rebuilt workload answered. */
export interface SmokeResult {
  readonly output: string;
  /** Absent = no stack has that output, or it is no address. */
  readonly url?: string;
  readonly served: boolean;
  /** Why an answer here does not show that the copy gave it. */
  readonly unsure?: string;
  readonly message: string;
}

/** `rebuild` of a drill's result: what was made, how it compares, whether it served. */
export interface RebuildReport {
  readonly account: string;
  readonly region: string;
  readonly stacks: readonly {
    readonly name: string;
    readonly seconds: Seconds;
    readonly resources: number;
  }[];
  readonly comparisons: readonly StackComparison[];
  readonly smoke: readonly SmokeResult[];
  /** In what the deployed copy differed from what is declared. */
  readonly changes: readonly string[];
}
