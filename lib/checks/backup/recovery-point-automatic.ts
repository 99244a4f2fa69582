import { formatDuration } from '../../base/duration.ts';
import { plural } from '../../base/plural.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import type { Store } from '../../estate/store.ts';
import { storeName } from '../../estate/store-name.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { POINT_FACTS } from '../../estate/point-facts.ts';
import { defineCheck, type Finding, missing, pass } from '../check.ts';
import { judgeStores, usableOnly } from './judge-store.ts';
import { ageOf, pointInWords } from './point-words.ts';
import { promisesBackup } from './promises-backup.ts';

/** Recovery points come by themselves, and go on coming. */
export const recoveryPointAutomatic = defineCheck({
  id: 'backup/recovery-point-automatic',
  title: 'Recovery points are made without a person',
  what: 'Each data store has a usable recovery point that came by itself: from automated backups of the database, from an AWS Backup plan that still selects the store, or from a lifecycle policy.',
  why: 'Backups that somebody has to remember are made until that somebody is on holiday. A plan that was changed leaves old points behind, which look well until the last one expires.',
  how: 'Automated backups and snapshots are told by their type. A point of AWS Backup counts while a plan of the same account and Region selects the store, by ARN, tags and conditions, and writes or copies into the vault where the point lies. Points made by hand do not count.',
  fix: 'Set a backup retention on the database, or make an AWS Backup selection cover the store: by the tag that it carries rather than by a list of ARNs.',
  severity: 'high',
  kind: 'estimated',
  objective: 'rpo',
  suite: 'backups',
  facts: [...POINT_FACTS, 'backup.plan', 'backup.selection'],
  requirements: ['DB-3', 'BAK-2', 'BAK-3'],
  controls: [
    { id: 'NIST SP 800-53 r5 CP-9', mark: 'evidences' },
    { id: 'SOC 2 A1.2', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.13', mark: 'evidences' },
    { id: 'AWS Well-Architected REL09-BP03', mark: 'evidences' },
    { id: 'AWS Security Hub RDS.11', mark: 'supports' },
  ],
  promisedBy: promisesBackup,
  judge: (view) => judgeStores(view, (points, store) => judgeOrigin(view, points, store)),
});

function judgeOrigin(view: WorkloadView, points: readonly RecoveryPoint[], store: Store): Finding {
  const id = storeName(store);
  const usable = usableOnly(points);
  const newest = usable.find(({ automatic }) => automatic);
  const every = view.workload.backup?.every;
  const expected =
    every === undefined
      ? 'a recovery point that came by itself'
      : `a recovery point that came by itself, no older than ${formatDuration(2 * every)}`;
  if (newest === undefined)
    return missing({
      message: `No recovery point of ${id} came by itself`,
      expected,
      got:
        usable.length === 0
          ? 'no usable point'
          : `${plural(usable.length, 'point')} that nothing would make again`,
      fix: recoveryPointAutomatic.fix,
    });
  if (every !== undefined && ageOf(newest, view.now) > 2 * every)
    return missing({
      message: `The newest recovery point of ${id} that came by itself is ${formatDuration(ageOf(newest, view.now))} old`,
      expected,
      got: pointInWords(newest, view.now),
      fix: recoveryPointAutomatic.fix,
    });
  return pass(`${id} is backed up by itself: ${pointInWords(newest, view.now)}`);
}
