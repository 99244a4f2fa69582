import { plural } from '../../base/plural.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';
import { POINT_FACTS } from '../../estate/point-facts.ts';
import type { Store } from '../../estate/store.ts';
import { storeName } from '../../estate/store-name.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { defineCheck, fail, type Finding, pass, unknown } from '../check.ts';
import { judgeStores, usableOnly } from './judge-store.ts';
import { keyFault } from './key-fault.ts';
import { promisesPolicy } from './promises-policy.ts';

/** No recovery point can be carried off and read; where a key is asked for, it is that key. */
export const recoveryPointEncrypted = defineCheck({
  id: 'backup/recovery-point-encrypted',
  title: 'Every recovery point is encrypted, with the key asked for',
  what: 'Each usable recovery point of each data store is encrypted. Where the policy asks for a customer-managed key, or for one by its ARN or alias, the point is under that key.',
  why: 'A backup holds everything that the database holds, without the database’s guards around it. Under a key that AWS manages nobody can decide who may decrypt, and the point cannot be shared with another account.',
  how: 'Encrypted and KmsKeyId of snapshots and automated backups, IsEncrypted and EncryptionKeyArn of AWS Backup points, and KeyManager of each key. A key asked for by name is looked for in the account and Region in which it lies; copies elsewhere need a customer-managed key of their own.',
  fix: 'Copy the point with the right key and delete the old one; then encrypt the store itself, which takes a restore into a new one, and give the vault its key.',
  severity: 'high',
  kind: 'estimated',
  suite: 'backups',
  facts: POINT_FACTS,
  requirements: ['BAK-6', 'BAK-7'],
  controls: [
    { id: 'NIST SP 800-53 r5 CP-9(8)', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.24', mark: 'supports' },
    { id: 'AWS Security Hub Backup.1', mark: 'evidences' },
    { id: 'AWS Security Hub RDS.4', mark: 'evidences' },
    { id: 'AWS Well-Architected REL09-BP02', mark: 'evidences' },
    { id: 'CIS AWS Foundations 7.0 3.2.1', mark: 'supports' },
  ],
  promisedBy: promisesPolicy(({ encrypted, key }) => encrypted || key !== undefined, 'encryption'),
  judge: (view) => judgeStores(view, (points, store) => judgeEncryption(view, usableOnly(points), store)),
});

/** A store without points has none to be read by others: that it should have some is for another check to say. */
function judgeEncryption(
  view: WorkloadView,
  points: readonly RecoveryPoint[],
  store: Store,
): Finding | undefined {
  if (points.length === 0) return undefined;
  const id = storeName(store);
  const asked = view.workload.backup?.key;
  const expected = asked === undefined ? 'encrypted' : `encrypted with ${inWords(asked)}`;
  const faults = points.flatMap((point) => {
    const fault = pointFault(view, point, asked);
    return fault === undefined ? [] : [{ arn: point.arn, ...fault }];
  });
  const bad = faults.filter(({ certain }) => certain);
  const [worst] = [...bad, ...faults];
  if (worst === undefined)
    return pass(`${plural(points.length, 'recovery point')} of ${id}, all ${expected}`);
  const got = `${faults.length} of ${points.length} are not, such as ${worst.arn}: ${worst.why}`;
  if (bad.length === 0)
    return unknown(`Whether recovery points of ${id} are ${expected} could not be told: ${worst.why}`, {
      expected,
    });
  return fail({
    message: `Recovery points of ${id} are not ${expected}`,
    expected,
    got,
    fix: recoveryPointEncrypted.fix,
  });
}

function inWords(asked: string): string {
  return asked === 'customer' ? 'a customer-managed key' : asked;
}

function pointFault(view: WorkloadView, point: RecoveryPoint, asked: string | undefined) {
  if (!point.encrypted) return { certain: true, why: 'not encrypted' };
  return asked === undefined ? undefined : keyFault(view, point, asked);
}
