import { formatDuration, type Seconds } from '../base/duration.ts';
import { secondsBetween } from '../base/instant.ts';
import { type Exposure, exposureOf } from '../estate/exposure.ts';
import { storeName } from '../estate/store-name.ts';
import type { Store } from '../estate/store.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import { addUp } from './add-up.ts';
import { birthOf, type Dated, type ExposedPoint, exposedPoint } from './exposed-point.ts';
import type { EstimateTerm } from './objective-row.ts';
import { type Reckoning, untold } from './reckoning.ts';

/** How far back exposure is judged for a workload that declares no backup policy. */
const DEFAULT_WINDOW: Seconds = 7 * 86_400;

/** What falling back to single points costs at the worst. A store younger than the window had nothing to lose before it was made. */
export function snapshotExposure(view: WorkloadView, store: Store, points: readonly Dated[]): Reckoning {
  const window = view.workload.backup?.exposureWindow ?? DEFAULT_WINDOW;
  const birth = birthOf(view, store);
  const isNew = birth !== undefined && secondsBetween(birth.dataTime, view.now) < window;
  const exposed = points.map(exposedPoint);
  const exposure = exposureOf(isNew ? [...exposed, birth] : exposed, { now: view.now, window });
  if (exposure === undefined)
    return untold(`No recovery point of ${storeName(store)} was usable in the window`);
  const { upper, lower, covers } = exposure;
  if (covers === 0 && !isNew)
    return {
      ...untold(`Since when the recovery points of ${storeName(store)} could be used is in no API`),
      lower,
    };
  const words = wordsOf(store, exposure);
  if (covers !== undefined && !isNew)
    return {
      ...untold(
        `${words}; what was before its first point, within the window of ${formatDuration(window)}, is not known`,
      ),
      lower,
    };
  const younger = isNew ? `; it is younger than the window of ${formatDuration(window)}` : '';
  return { estimate: addUp([termOf(exposure, upper)]), lower, message: `${words}${younger}` };
}

function wordsOf(store: Store, { upper, now, covers }: Exposure): string {
  const seen = covers === undefined ? '' : ` of the last ${formatDuration(covers)}`;
  return `${storeName(store)} would have lost ${formatDuration(upper)} at the worst moment${seen}, and ${formatDuration(now)} now`;
}

function termOf({ worst: { point, next } }: Exposure<ExposedPoint>, seconds: Seconds): EstimateTerm {
  if (next === undefined)
    return { what: 'age of the newest usable point', seconds, source: point.dataSource };
  return {
    what: 'from the data of one point until the next was usable',
    seconds,
    source: `${point.dataSource}; ${next.readySource}`,
  };
}
