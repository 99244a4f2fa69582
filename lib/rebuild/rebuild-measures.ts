import type { Seconds } from '../base/duration.ts';
import type { Instant } from '../base/instant.ts';
import type { DrillResult, Leftover, Measured } from '../drill/drill-result.ts';
import type { RebuildReport } from '../drill/rebuild-report.ts';
import type { Workload } from '../environment/environment.ts';

/** Reads that failed, in words. Nothing in a list: all of it was seen. */
export interface Unseen {
  readonly data: readonly string[];
  readonly originals: readonly string[];
}

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
  /** It ended because something could not be seen or done by us, which shows nothing of what it is written down in. */
  readonly isUnsure?: boolean;
  /** How long it went on, when it did not come back. */
  readonly lasted?: Seconds;
  /** What could not be read of the data that the workload holds, and of the stacks that it is compared with. */
  readonly unseen?: Unseen;
  readonly leftovers: readonly Leftover[];
  readonly notes: readonly string[];
}
