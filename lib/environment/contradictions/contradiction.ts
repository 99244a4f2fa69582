import type { SourceLocation } from '../../base/problem.ts';
import type { Disruption } from '../environment.ts';

/** Two promises that cannot both be kept, or one that nothing declared can keep. The declaration is valid all the same. */
export interface Contradiction {
  readonly workload: string;
  readonly disruption?: Disruption;
  readonly message: string;
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
  /** The promise that is at odds, where it was declared. */
  readonly where: SourceLocation;
}
