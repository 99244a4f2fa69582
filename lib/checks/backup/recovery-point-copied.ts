import { parseArn } from '../../base/arn.ts';
import { formatDuration } from '../../base/duration.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import { POINT_FACTS } from '../../estate/point-facts.ts';
import type { Store } from '../../estate/store.ts';
import { storeName } from '../../estate/store-name.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { defineCheck, type Finding, missing, pass } from '../check.ts';
import { judgeStores, usableOnly } from './judge-store.ts';
import { ageOf, pointInWords, whyUnusable } from './point-words.ts';
import { liesIn, type Place, promisedPlaces } from './promised-places.ts';
import { promisesPolicy } from './promises-policy.ts';

/** Copies lie wherever they were promised, and are young enough. */
export const recoveryPointCopied = defineCheck({
  id: 'backup/recovery-point-copied',
  title: 'Recovery points are copied to every promised place',
  what: 'Each data store has a usable recovery point in every Region and account to which the policy promises copies, no older than two of the promised intervals.',
  why: 'A point in the Region or the account that was lost is lost with it. Copy jobs fail silently: a missing key grant or vault policy is noticed when the copy is needed.',
  how: 'Usable recovery points of every source are looked for in the promised account and Region. A finished copy job does not count, only the point that it left there; a copy under way does not count either. Where there is none, the last copy job says why.',
  fix: 'Add the copy action to the backup rule, with the vault in the other Region or account; let that vault’s policy allow backup:CopyIntoBackupVault, and let the source key be used by the copying role. A source under an AWS-managed key cannot be copied to another account.',
  severity: 'critical',
  kind: 'estimated',
  objective: 'rpo',
  suite: 'backups',
  facts: POINT_FACTS,
  requirements: ['BAK-7', 'INV-5', 'REB-2'],
  controls: [
    { id: 'NIST SP 800-53 r5 CP-6(1)', mark: 'evidences' },
    { id: 'NIST SP 800-53 r5 CP-6(2)', mark: 'supports' },
    { id: 'SOC 2 A1.2', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.13', mark: 'supports' },
  ],
  promisedBy: promisesPolicy(({ copies }) => copies.length > 0, 'copies'),
  judge: (view) => judgeStores(view, (points, store) => judgeCopies(view, points, store)),
});

function judgeCopies(view: WorkloadView, points: readonly RecoveryPoint[], store: Store): Finding {
  const every = view.workload.backup?.every;
  const places = promisedPlaces(view, store);
  const copies = places.map((place) => ({ place, fault: copyFault(view, points, place, store) }));
  const bad = copies.filter(({ fault }) => fault !== undefined);
  const age = every === undefined ? '' : `, no older than ${formatDuration(2 * every)}`;
  if (bad.length > 0)
    return missing({
      message: `${storeName(store)} has no current copy in ${bad.map(({ place }) => place.words).join(' and ')}`,
      expected: `a usable copy in ${places.map(({ words }) => words).join(' and in ')}${age}`,
      got: bad.map(({ place, fault }) => `${place.words}: ${fault}`).join('; '),
      fix: bad.every(({ place }) => isSpoilt(points, place)) ? REPAIR : recoveryPointCopied.fix,
    });
  const newest = places.map((place) => usableOnly(points).find((point) => liesIn(place, point)));
  const words = newest.flatMap((point) => (point === undefined ? [] : pointInWords(point, view.now)));
  return pass(`${storeName(store)} is copied as promised: ${words.join('; ')}`);
}

const REPAIR = 'Remove what speaks against the copies that are there: they are made, and cannot be used.';

/** Copies lie there, and none of them can be used. */
function isSpoilt(points: readonly RecoveryPoint[], place: Place): boolean {
  const there = points.filter((point) => liesIn(place, point));
  return there.length > 0 && usableOnly(there).length === 0;
}

function copyFault(
  view: WorkloadView,
  points: readonly RecoveryPoint[],
  place: Place,
  store: Store,
): string | undefined {
  const there = points.filter((point) => liesIn(place, point));
  const [newest] = usableOnly(there);
  const every = view.workload.backup?.every;
  if (there.length === 0) return `none${lastJob(view, place, store)}`;
  if (newest === undefined) return `none usable: ${whyUnusable(there)}`;
  const age = ageOf(newest, view.now);
  if (every === undefined || age <= 2 * every) return undefined;
  return `the newest is ${formatDuration(age)} old, one is promised every ${formatDuration(every)}${lastJob(view, place, store)}`;
}

const UNDER_WAY: ReadonlySet<string> = new Set(['CREATED', 'RUNNING']);

/** A job never stands for a point; where one failed, it says why there is none. */
function lastJob(view: WorkloadView, place: Place, { arn }: Store): string {
  const [newest] = view
    .all('backup.copy-job')
    .filter(
      (job) => job.resourceArn === arn && isIn(place, job.destinationVaultArn) && !UNDER_WAY.has(job.state),
    )
    .toSorted((one, other) => (other.createdAt ?? '').localeCompare(one.createdAt ?? ''));
  // No outcome rests on a job, and so a listing of them that was denied takes nothing from a promise that points hold.
  if (newest === undefined && view.gaps(['backup.copy-job']).length > 0)
    return '; whether a copy job failed could not be read (backup:ListCopyJobs)';
  if (newest === undefined || (newest.state !== 'FAILED' && newest.state !== 'ABORTED')) return '';
  return `; the last copy job is ${newest.state}: ${newest.message ?? 'AWS does not say why'}`;
}

function isIn(place: Place, vaultArn: string): boolean {
  const vault = parseArn(vaultArn);
  return vault !== undefined && liesIn(place, vault);
}
