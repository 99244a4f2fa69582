import { factByArn } from '../../estate/fact-by-arn.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import { POINT_FACTS } from '../../estate/point-facts.ts';
import type { Store } from '../../estate/store.ts';
import { storeName } from '../../estate/store-name.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import type { Instant } from '../../base/instant.ts';
import type { BackupVault } from '../../inventory/facts.ts';
import { defineCheck, fail, type Finding, type Judged, missing, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';
import { storeSubject, usableOnly } from './judge-store.ts';
import { whyUnusable } from './point-words.ts';
import { liesIn, promisedPlaces } from './promised-places.ts';
import { promisesPolicy } from './promises-policy.ts';

/** Nobody, not even an administrator of the account, can empty the vaults in which the promised copies lie. */
export const vaultImmutable = defineCheck({
  id: 'backup/vault-immutable',
  title: 'Promised recovery points lie in a vault that nobody can empty',
  what: 'Every vault in which the promised copies of the workload lie, or its recovery points where no copies are promised, is locked in compliance mode, and its cooling-off period is over. A store without a point in such a place fails as well.',
  why: 'Who holds the administrator’s rights of an account deletes its backups first. A governance lock stops only those without the right to take it off, and during cooling-off a compliance lock is no more than that.',
  how: 'Locked is true and LockDate lies in the past; or the vault is logically air-gapped, which is immutable by construction. No LockDate means governance mode. A lock does not protect the key of the vault: see kms/recovery-key-usable.',
  fix: 'Lock the vault with ChangeableForDays set, check its minimum and maximum retention against the rules that write into it (a backup or copy outside them fails), and wait until the cooling-off is over. It cannot be undone.',
  severity: 'critical',
  kind: 'estimated',
  suite: 'backups',
  facts: [...POINT_FACTS, 'backup.vault'],
  requirements: ['BAK-7'],
  controls: [
    { id: 'NIST SP 800-53 r5 CP-9', mark: 'evidences' },
    { id: 'SOC 2 A1.2', mark: 'supports' },
    { id: 'ISO/IEC 27001:2022 A.8.13', mark: 'supports' },
    { id: 'AWS Well-Architected REL09-BP02', mark: 'evidences' },
  ],
  promisedBy: promisesPolicy(({ immutable }) => immutable, 'immutable recovery points'),
  judge: judgeVaults,
});

function judgeVaults(view: WorkloadView): Judged[] {
  const homeless: Judged[] = [];
  const vaultArns = new Set<string>();
  for (const store of view.stores) {
    for (const { where, points } of pointsByPlace(view, store)) {
      const vaults = usableOnly(points).flatMap(({ vaultArn }) => vaultArn ?? []);
      for (const arn of vaults) vaultArns.add(arn);
      if (vaults.length === 0) homeless.push(inNoVault(store, where, points));
    }
  }
  return [...[...vaultArns].sort().map((arn) => judgeVault(view, arn)), ...homeless];
}

/** The points of a store by promised place; all of them together where no copies are promised. */
function pointsByPlace(view: WorkloadView, store: Store) {
  const points = view.recoveryPoints(store);
  const places = promisedPlaces(view, store);
  if (places.length === 0) return [{ where: 'any vault', points }];
  return places.map((place) => ({
    where: `a vault in ${place.words}`,
    points: points.filter((point) => liesIn(place, point)),
  }));
}

function inNoVault(store: Store, where: string, points: readonly RecoveryPoint[]): Judged {
  const reasons = whyUnusable(points);
  const isOpen = usableOnly(points).length > 0;
  return {
    subject: storeSubject(store),
    fact: { kind: store.kind, arn: store.arn },
    finding: missing({
      message: `No usable recovery point of ${storeName(store)} lies in ${where}`,
      expected: `a recovery point in ${where} that nobody can empty`,
      got: isOpen
        ? 'points that are in no vault, and can be deleted'
        : `no usable point there${reasons === '' ? '' : `: ${reasons}`}`,
      fix:
        isOpen || reasons === ''
          ? 'Let AWS Backup make the points, or copy them, into the vault.'
          : 'Remove what speaks against the points that are there.',
    }),
  };
}

function judgeVault(view: WorkloadView, arn: string): Judged {
  const vault = factByArn(view.all('backup.vault'), arn);
  if (vault === undefined)
    return { finding: unknown(`The vault ${arn} holds points of the workload, and could not be read`) };
  return judged('backup.vault', vault, lockOf(vault, view.now));
}

function lockOf(vault: BackupVault, now: Instant): Finding {
  const { id, vaultType, locked, lockDate } = vault;
  const expected = 'locked in compliance mode, with the cooling-off over';
  const open = (got: string) =>
    fail({ message: `The vault ${id} can still be emptied`, expected, got, fix: vaultImmutable.fix });
  if (vaultType === 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT')
    return pass(`The vault ${id} is logically air-gapped and cannot be emptied`);
  if (!locked) return open('no lock');
  if (lockDate === undefined) return open('a governance lock, which whoever has the right can take off');
  if (Date.parse(lockDate) >= Date.parse(now))
    return open(`a lock that can still be taken off until ${lockDate}`);
  return pass(`The vault ${id} cannot be emptied: locked in compliance mode since ${lockDate}`);
}
