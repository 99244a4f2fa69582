import { formatDuration } from '../../base/duration.ts';
import type { Instant } from '../../base/instant.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import { POINT_FACTS } from '../../estate/point-facts.ts';
import type { Store } from '../../estate/store.ts';
import { storeName } from '../../estate/store-name.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { defineCheck, type Finding, missing, pass, unknown } from '../check.ts';
import { judgeStores, usableOnly } from './judge-store.ts';
import { ageOf, pointInWords, whyUnusable } from './point-words.ts';
import { promisesPolicy } from './promises-policy.ts';

/** Recovery points are kept as long as was promised, so that damage found late can still be undone. */
export const recoveryPointRetained = defineCheck({
  id: 'backup/recovery-point-retained',
  title: 'Recovery points are kept as long as promised',
  what: 'Each data store has recovery points that come by themselves, go on coming, and are kept for the promised retention or longer.',
  why: 'Slow damage, a bad deployment or an intruder, is often found weeks later. When the last clean point has expired by then, every younger one restores the damage.',
  how: 'Kept for: the retention of the database’s automated backups, or the time from the data of a point to the moment at which its lifecycle deletes it. One series of points that is kept long enough will do, wherever it lies, while its newest point is no older than two of its longest recent intervals. How far back the points reach today is told beside it.',
  fix: 'Raise the retention of the automated backups, or DeleteAfterDays of the backup rule; points that exist already keep the lifecycle that they were made with.',
  severity: 'high',
  kind: 'estimated',
  objective: 'rpo',
  suite: 'backups',
  facts: [...POINT_FACTS, 'backup.plan', 'backup.selection'],
  requirements: ['DB-3', 'BAK-3', 'BAK-7'],
  controls: [
    { id: 'NIST SP 800-53 r5 CP-9', mark: 'evidences' },
    { id: 'SOC 2 A1.2', mark: 'supports' },
    { id: 'ISO/IEC 27001:2022 A.8.13', mark: 'evidences' },
  ],
  promisedBy: promisesPolicy(({ retention }) => retention !== undefined, 'retention'),
  judge: (view) => judgeStores(view, (points, store) => judgeKept(view, points, store)),
});

function judgeKept(view: WorkloadView, points: readonly RecoveryPoint[], store: Store): Finding {
  const id = storeName(store);
  const promised = view.workload.backup?.retention ?? 0;
  const usable = usableOnly(points);
  const automatic = usable.filter((point) => point.automatic);
  const candidates = automatic.filter(({ keptUntold }) => keptUntold !== true);
  const expected = `recovery points that are kept ${formatDuration(promised)} or longer`;
  const longest = candidates.reduce<RecoveryPoint | undefined>(
    (best, point) => (best === undefined || keptFor(point) > keptFor(best) ? point : best),
    undefined,
  );
  const untold = automatic.find(({ keptUntold }) => keptUntold === true);
  if (untold !== undefined && (longest === undefined || keptFor(longest) < promised))
    return unknown(
      `How long recovery points of ${id} are kept is in no API that is read: ${pointInWords(untold, view.now)}`,
      { expected },
    );
  if (longest === undefined)
    return missing({
      message: `${id} has no usable recovery point that came by itself, and so none that is kept`,
      expected,
      got: points.length === 0 ? 'none at all' : whyUnusable(points) || 'points made by hand',
      fix: recoveryPointRetained.fix,
    });
  const kept = keptFor(longest);
  const words = Number.isFinite(kept) ? formatDuration(kept) : 'until somebody deletes them';
  if (kept < promised)
    return missing({
      message: `Recovery points of ${id} are kept ${words}, promised are ${formatDuration(promised)}`,
      expected,
      got: `${words}: ${pointInWords(longest, view.now)}`,
      fix: recoveryPointRetained.fix,
    });
  const [newest] = candidates;
  const today = newest === undefined ? kept : keptFor(newest);
  const series = candidates.filter((point) => keptFor(point) >= promised);
  if (today < promised && hasStopped(series, view.now))
    return missing({
      message: `No more recovery points of ${id} are made that are kept ${words}`,
      expected,
      got: `the last of them is ${formatDuration(youngest(series, view.now))} old; what is made now is kept ${formatDuration(today)}`,
      fix: recoveryPointRetained.fix,
    });
  if (today < promised && series.length === 1)
    return unknown(
      `Whether more recovery points of ${id} come that are kept ${words} cannot be told from a single one; what is made now is kept ${formatDuration(today)}`,
      { expected },
    );
  return pass(
    `Recovery points of ${id} are kept ${words}; they reach back ${formatDuration(reach(view, usable))} today`,
  );
}

/** How many points tell the rhythm in which a series comes. */
const RECENT = 6;

/** Points that were made to be kept stay for long after a plan was changed: what counts is whether more of them come. */
function hasStopped(series: readonly RecoveryPoint[], now: Instant): boolean {
  const ages = [...new Set(series.map((point) => ageOf(point, now)))].sort((a, b) => a - b).slice(0, RECENT);
  const intervals = ages.slice(1).map((age, index) => age - (ages[index] ?? 0));
  return intervals.length > 0 && (ages[0] ?? 0) > 2 * Math.max(...intervals);
}

function youngest(points: readonly RecoveryPoint[], now: Instant): number {
  return Math.min(...points.map((point) => ageOf(point, now)));
}

/** A point without an end is kept until somebody deletes it. */
function keptFor({ keptSeconds }: RecoveryPoint): number {
  return keptSeconds ?? Number.POSITIVE_INFINITY;
}

function reach({ now }: WorkloadView, points: readonly RecoveryPoint[]): number {
  const ages = points.map((point) =>
    ageOf(point.earliest === undefined ? point : { ...point, dataTime: point.earliest }, now),
  );
  return Math.max(0, ...ages.filter(Number.isFinite));
}
