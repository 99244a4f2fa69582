import type { Healer } from '../drill/heal/index.ts';
import type { Json } from '../drill/journal.ts';
import type { Nemesis } from '../drill/nemesis.ts';
import type { RebuildReport, StackComparison } from '../drill/rebuild-report.ts';

/** One way of making what a workload is written down in: its stacks by CloudFormation, or a configuration by its own tool. */
export interface RebuildPart<State extends Json = Json> {
  /** Makes it, and takes it away again. */
  readonly nemesis: Nemesis<State> & Healer<State>;
  /** In what the copy that is deployed differs from what is declared. */
  readonly changes: readonly string[];
  /** Resources by which the copy could reach the world. */
  readonly waysOut: readonly string[];
  /** What was made so far. */
  made(): RebuildReport['stacks'];
  /** Outputs of everything that was made. */
  outputs(): Readonly<Record<string, string>>;
  /** Outputs whose value does not come from what was made, and why: an answer from there may be the original's. */
  unsureOutputs?(): Readonly<Record<string, string>>;
  /** What came back beside what was there. */
  compare(): Promise<readonly StackComparison[]>;
}
