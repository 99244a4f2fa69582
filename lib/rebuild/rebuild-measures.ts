import type { Instant } from '../base/instant.ts';
import type { DrillResult, Leftover, Measured } from '../drill/drill-result.ts';
import type { RebuildReport } from '../drill/rebuild-report.ts';
import type { Workload } from '../environment/environment.ts';

/** All that came of a rebuild. */
export interface RebuildMeasures {
  readonly workload: Workload;
  /** Stores whose data a rebuild leaves behind: their restore comes on top. */
  readonly stores: readonly string[];
  readonly report: RebuildReport;
  readonly begunAt: Instant | null;
  /** From the first call that made something until it served; null = it never came so far. */
  readonly took: Measured | null;
  readonly ended: DrillResult['ended'];
  /** Why it ended, when it did not come back. */
  readonly message?: string;
  readonly leftovers: readonly Leftover[];
  readonly notes: readonly string[];
}
