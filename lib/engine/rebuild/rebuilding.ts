import type { Seconds } from '../../base/duration.ts';
import type { DrillResult, Measured } from '../../drill/drill-result.ts';
import type { Lock } from '../../drill/journal/index.ts';
import type { RebuildReport, SmokeResult } from '../../drill/rebuild-report.ts';
import type { Recorder } from '../../drill/record/index.ts';
import type { DeclaredUnit } from '../../iac/index.ts';
import type { DrillOptions } from '../drill/drill-options.ts';
import type { CleanPlace } from './rebuild-place.ts';

/** What a rebuild has to hand once nobody else may make anything. */
export interface Rebuilding {
  readonly options: DrillOptions;
  readonly place: CleanPlace;
  readonly units: readonly DeclaredUnit[];
  readonly lock: Lock;
  readonly recorder: Recorder;
}

/** How a rebuild went, while its copy stands. */
export interface Rebuilt {
  readonly ended: DrillResult['ended'];
  readonly message?: string;
  /** It ended because of us, or of what we may see: that shows nothing of the templates. */
  readonly isUnsure?: boolean;
  /** How long it went on. */
  readonly lasted?: Seconds;
  readonly took: Measured | null;
  readonly smoke: readonly SmokeResult[];
  readonly comparisons: RebuildReport['comparisons'];
}
