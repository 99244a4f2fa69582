import { MARKS } from '../../drill/record/index.ts';
import type { DrillResult } from '../../drill/drill-result.ts';

/** How a picture calls things: a rebuild breaks nothing, and what is not there yet has not failed. */
export interface PictureWords {
  /** Marks that everybody should see. */
  readonly marks: Readonly<Record<string, string>>;
  readonly axis: string;
  readonly failed: string;
  /** Beside a lane that no measure was made of. */
  readonly unmeasured: readonly [string, string];
}

const OF_A_DRILL: PictureWords = {
  marks: {
    [MARKS.fault]: 'fault',
    [MARKS.detected]: 'detected',
    [MARKS.decided]: 'decided',
    [MARKS.switched]: 'switched',
    [MARKS.redirected]: 'redirected',
    [MARKS.cleared]: 'fault over',
    [MARKS.failback]: 'going back',
    [MARKS.failedBack]: 'as before',
  },
  axis: 'seconds from the fault',
  failed: 'failed',
  // It watches what AWS says of itself: where marks come from, and no client's view.
  unmeasured: ['no client', 'watched for marks'],
};

const OF_A_REBUILD: PictureWords = {
  marks: { [MARKS.fault]: 'begun', [MARKS.cleared]: 'served' },
  axis: 'seconds from the beginning',
  failed: 'not there yet',
  unmeasured: ['', ''],
};

/** The words for the picture of a drill. */
export function pictureWords(result: DrillResult | null): PictureWords {
  return result?.rebuild === undefined ? OF_A_DRILL : OF_A_REBUILD;
}
