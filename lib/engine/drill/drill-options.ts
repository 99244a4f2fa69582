import type { Aws } from '../../aws/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { ApprovalReading, Demonstration } from '../../drill/guard/index.ts';
import type { AskDns } from '../../drill/probes/index.ts';
import type { Fits } from '../../drill/scenario/index.ts';
import type { Scenario } from '../../drill/scenario.ts';
import type { Environment } from '../../environment/environment.ts';
import type { WorkloadView } from '../../estate/index.ts';

/** One drill: a scenario on a workload that it fits. */
export interface PlannedDrillRun {
  readonly scenario: Scenario;
  readonly fit: Fits;
  /** Counts from 1 where a drill is carried out several times. */
  readonly repetition?: number;
}

/** What a drill has to hand. */
export interface DrillOptions extends PlannedDrillRun {
  readonly environment: Environment;
  readonly view: WorkloadView;
  /** In the role that may drill. */
  readonly aws: Aws;
  /** Asks the name server that clients of this environment ask. */
  readonly ask: AskDns;
  /** What AWS's metadata service would tell of this process is asked only where the target is AWS. */
  readonly isAws: boolean;
  readonly run: string;
  readonly planSha256: string;
  readonly approval: ApprovalReading;
  /** Where this and other scenarios were carried out before. */
  readonly demonstrations: readonly Demonstration[];
  /** The folder of this drill, `drills/<name>` of the run folder. It exists. */
  readonly folder: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** A line for people. */
  readonly onLine: (text: string) => void;
  /** What is so at this moment, while it goes on. */
  readonly onDetail: (text: string) => void;
}
