import { parseArn } from '../../base/arn.ts';
import { groupBy } from '../../base/group-by.ts';
import { TYPE_OF_KIND } from '../../estate/kind-types.ts';
import { POINT_FACTS } from '../../estate/point-facts.ts';
import { keyState } from '../../estate/points/key-state.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import type { Store } from '../../estate/store.ts';
import { storeName } from '../../estate/store-name.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { promisesBackup } from '../backup/promises-backup.ts';
import { defineCheck, fail, type Finding, type Judged, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';
import { newestByPlace } from './newest-by-place.ts';

/** A point that is restored from, with the store that it is for. */
interface Needed {
  readonly store: Store;
  readonly point: RecoveryPoint;
}

/** The keys under the newest recovery points work, from the place where they would be needed. */
export const recoveryKeyUsable = defineCheck({
  id: 'kms/recovery-key-usable',
  title: 'The keys of recovery points can be used where they are needed',
  what: 'In each account and Region that holds recovery points of a store, the key of the newest one is enabled, not pending deletion, lies in that Region, and is not managed by AWS where the point has left, or is to leave, its account.',
  why: 'A backup is lost with its key, and a vault lock does not protect the key: after the waiting period everything under it is unreadable for good. A key in the lost Region or account is of as little use.',
  how: 'KeyState, DeletionDate, ValidTo and KeyManager from kms:DescribeKey, for the key of the newest finished point in each account and Region. A key that could not be read is unknown.',
  fix: 'Cancel the deletion or enable the key, today; copy points under a customer-managed key of the place where they would be restored, and let the recovery role use it.',
  severity: 'critical',
  kind: 'estimated',
  suite: 'backups',
  facts: POINT_FACTS,
  requirements: ['BAK-6'],
  controls: [
    { id: 'NIST SP 800-53 r5 CP-9(8)', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.24', mark: 'supports' },
    { id: 'AWS Security Hub KMS.3', mark: 'evidences' },
    { id: 'AWS Well-Architected REL09-BP02', mark: 'evidences' },
  ],
  promisedBy: promisesBackup,
  judge: judgeKeys,
});

function judgeKeys(view: WorkloadView): Judged[] {
  const needed = view.stores.flatMap((store) =>
    newestByPlace(view, store).map((point) => ({ store, point })),
  );
  const encrypted = needed.filter(({ point }) => point.encrypted);
  const byKey = groupBy(encrypted, ({ point }) => point.keyArn);
  return [...byKey].map(([keyArn, points]) =>
    keyArn === undefined
      ? { finding: unknown(`AWS does not say under which key ${storesOf(points)} can be restored`) }
      : judgeKey(view, keyArn, points),
  );
}

function judgeKey(view: WorkloadView, keyArn: string, needed: readonly Needed[]): Judged {
  const state = keyState(view.inventory, keyArn, view.now);
  const finding = findingOf(view, keyArn, needed);
  if (state.key !== undefined) return judged('kms.key', state.key, finding);
  const arn = parseArn(keyArn);
  const subject = {
    arn: keyArn,
    type: TYPE_OF_KIND['kms.key'],
    name: arn?.resource ?? keyArn,
    account: arn?.account ?? '',
    region: arn?.region ?? '',
  };
  return { subject, finding };
}

function findingOf(view: WorkloadView, keyArn: string, needed: readonly Needed[]): Finding {
  const { state, why, key } = keyState(view.inventory, keyArn, view.now);
  const stores = storesOf(needed);
  const expected = 'an enabled key, not pending deletion, in the place where the point would be restored';
  if (state === 'unknown')
    return unknown(`The key ${keyArn} ${why}; ${stores} would be restored with it`, { expected });
  const fault = state === 'unusable' ? why : misplaced(keyArn, needed);
  if (fault === undefined && isBound(view, key?.manager, needed)) return bound(keyArn, stores, expected);
  if (fault === undefined) return pass(`The key ${keyArn} is enabled; ${stores} can be restored with it`);
  return fail({
    message: `${stores} cannot be restored with the key ${keyArn}: it ${fault}`,
    expected,
    got: fault,
    fix: recoveryKeyUsable.fix,
  });
}

/** A key serves its own Region only; a replica elsewhere is a key of its own. */
function misplaced(keyArn: string, needed: readonly Needed[]): string | undefined {
  const region = parseArn(keyArn)?.region;
  const away = needed.find(({ point }) => point.region !== region);
  return away && `lies in ${region}, and the point in ${away.point.region}`;
}

/** A key that AWS manages serves one account: nothing under it can be shared, or copied to another one. */
function isBound(view: WorkloadView, manager: string | undefined, needed: readonly Needed[]): boolean {
  if (manager !== 'AWS') return false;
  const names = new Map(view.environment.accounts.map(({ name, id }) => [name, id]));
  const leaves = (store: Store) =>
    (view.workload.backup?.copies ?? []).some(
      ({ account }) => account !== undefined && names.get(account) !== store.account,
    );
  return needed.some(({ store, point }) => point.account !== store.account || leaves(store));
}

function bound(keyArn: string, stores: string, expected: string): Finding {
  return fail({
    message: `${stores} cannot be copied to another account, or restored there: the key ${keyArn} is managed by AWS`,
    expected,
    got: 'a key that is managed by AWS, which serves its own account alone',
    fix: 'Encrypt the store with a customer-managed key, which takes a restore into a new one; no copy leaves the account before.',
  });
}

function storesOf(needed: readonly Needed[]): string {
  return [...new Set(needed.map(({ store }) => storeName(store)))].sort().join(', ');
}
