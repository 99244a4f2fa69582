import type { Seconds } from '../../base/duration.ts';
import type { Objective } from '../../environment/environment.ts';
import type { DrillResult, Leftover } from '../drill-result.ts';
import type { History } from '../history.ts';
import type { Scenario } from '../scenario.ts';
import type { ClockStart } from './recovery-time.ts';

/** What a drill's record is measured against. */
export interface DrillInputs {
  readonly history: History;
  /** Lines of the record that could not be read. */
  readonly damaged?: readonly number[];
  /** With its lengths as they were in this drill: at pace, where there is one. */
  readonly scenario: Pick<Scenario, 'name' | 'disruption' | 'doesNot' | 'steadyState' | 'expect' | 'probes'>;
  readonly workload: string;
  /** What is promised for this workload and disruption. */
  readonly objective?: Objective;
  readonly clockStart?: ClockStart;
  /** The shortest length of a fault that AWS ends by itself, as it was in this drill; absent = all happen once. */
  readonly faultLasts?: Seconds;
  /**
   * The capacity that must be there again, and the probe that watches it: its looks bring `{ healthyTargets }`. Declared and not
   * watched, the recovery time is unknown.
   */
  readonly minimumCapacity?: { readonly healthyTargets: number; readonly probe?: string };
  /** Per probe: an answer that takes longer counts as a failure. */
  readonly goodWithin?: Readonly<Record<string, Seconds>>;
  /** Alarm name → the probe that watches it: its looks bring `{ state, judgesOver }`, a state of `null` when there is none. */
  readonly alarms?: Readonly<Record<string, string>>;
  /** Expected event → the mark that it leaves once it is found in the trail. */
  readonly events?: Readonly<Record<string, string>>;
  readonly ended: DrillResult['ended'];
  /** Why it ended, when it did not recover by itself. */
  readonly message?: string;
  readonly leftovers: readonly Leftover[];
}
