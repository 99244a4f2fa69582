import { formatDuration } from '../../base/duration.ts';
import { plural } from '../../base/plural.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import type { Store } from '../../estate/store.ts';
import { storeName } from '../../estate/store-name.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { defineCheck, type Finding, missing, pass } from '../check.ts';
import { judgeStores, usableOnly } from './judge-store.ts';
import { POINT_FACTS } from '../../estate/point-facts.ts';
import { ageOf, pointInWords, whyUnusable } from './point-words.ts';
import { promisesBackup } from './promises-backup.ts';

/** Each store has a recovery point that can be used, no older than two of the promised intervals. */
export const recoveryPointExists = defineCheck({
  id: 'backup/recovery-point-exists',
  title: 'Every data store has a current, usable recovery point',
  what: 'Each database and each volume that is meant to last has at least one finished recovery point, from RDS, AWS Backup or EBS, that has not expired and whose key works. Left out are volumes that are deleted with the instance that starts from them, unless somebody backs them up or a plan is to.',
  why: 'A backup plan that mentions a store is not a backup, and a replica repeats every mistake within a second. Only a finished point can be restored.',
  how: 'Recovery points of every source and every account that was read are joined to the store by its resource id or ARN. The newest usable one may be two promised intervals old: one run may be late, not two.',
  fix: 'Switch on automated backups for the database, or add the resource to an AWS Backup selection, in the template that creates it; then start one backup by hand and watch it finish.',
  severity: 'critical',
  kind: 'estimated',
  objective: 'rpo',
  suite: 'backups',
  facts: POINT_FACTS,
  requirements: ['DB-2', 'DB-3', 'BAK-2', 'BAK-3'],
  controls: [
    { id: 'NIST SP 800-53 r5 CP-9', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.13', mark: 'evidences' },
    { id: 'SOC 2 A1.2', mark: 'evidences' },
    { id: 'HIPAA 164.308(a)(7)(ii)(A)', mark: 'evidences' },
    { id: 'AWS Well-Architected REL09-BP01', mark: 'evidences' },
  ],
  promisedBy: promisesBackup,
  judge: (view) => judgeStores(view, (points, store) => judgeNewest(view, points, store)),
});

function judgeNewest(view: WorkloadView, points: readonly RecoveryPoint[], store: Store): Finding {
  const id = storeName(store);
  const [newest] = usableOnly(points);
  const every = view.workload.backup?.every;
  const expected =
    every === undefined
      ? 'a usable recovery point'
      : `a usable recovery point no older than ${formatDuration(2 * every)}`;
  if (newest === undefined)
    return missing({
      message: `${id} has no usable recovery point`,
      expected,
      got:
        points.length === 0
          ? 'none at all'
          : `${plural(points.length, 'point')}, none usable: ${whyUnusable(points)}`,
      fix:
        points.length === 0
          ? recoveryPointExists.fix
          : 'Remove what speaks against the points that are there, then make a new one.',
    });
  if (every !== undefined && ageOf(newest, view.now) > 2 * every)
    return missing({
      message: `The newest usable recovery point of ${id} is ${formatDuration(ageOf(newest, view.now))} old; one is promised every ${formatDuration(every)}`,
      expected,
      got: pointInWords(newest, view.now),
      fix: newest.automatic
        ? 'Find out why the last backups did not finish: the jobs in AWS Backup and the events of the database say so.'
        : recoveryPointExists.fix,
    });
  return pass(`${id} can be brought back from ${pointInWords(newest, view.now)}`);
}
