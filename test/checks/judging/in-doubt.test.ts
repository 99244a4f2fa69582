import { expect } from 'chai';
import { recoveryPointCopied } from '../../../lib/checks/backup/recovery-point-copied.ts';
import { recoveryPointEncrypted } from '../../../lib/checks/backup/recovery-point-encrypted.ts';
import { recoveryPointExists } from '../../../lib/checks/backup/recovery-point-exists.ts';
import { recoveryPointRetained } from '../../../lib/checks/backup/recovery-point-retained.ts';
import { vaultImmutable } from '../../../lib/checks/backup/vault-immutable.ts';
import type { Check } from '../../../lib/checks/check.ts';
import { recoveryKeyUsable } from '../../../lib/checks/kms/recovery-key-usable.ts';
import type { BackupRecoveryPoint } from '../../../lib/inventory/facts.ts';
import { backupWorld, copyInVault } from '../../support/backup-world.ts';
import { backupRecoveryPoint, kmsKey, rdsInstance } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const bare = rdsInstance({ retentionDays: 0, latestRestorableTime: undefined });
const ODD = { status: 'HIBERNATING' };

function judged(check: Check, points: readonly BackupRecoveryPoint[], more = {}) {
  const facts = { 'rds.instance': [bare], 'backup.recovery-point': points, ...more };
  return verdictsOf(check, backupWorld({ facts }));
}

describe('a recovery point in a state that nobody here has heard of', () => {
  for (const check of [recoveryPointExists, recoveryPointCopied, recoveryPointRetained])
    it(`makes ${check.id} unknown where nothing else decides`, () => {
      const [verdict] = judged(check, [backupRecoveryPoint(ODD), copyInVault(ODD)]);
      expect(verdict?.outcome).to.equal('unknown');
      expect(verdict?.message).to.include('it is HIBERNATING, a state that is not known here');
    });

  it('takes nothing from a promise that others hold', () => {
    const points = [backupRecoveryPoint(), backupRecoveryPoint({ id: 'odd', ...ODD })];
    expect(outcomes(judged(recoveryPointExists, points))).to.deep.equal(['pass']);
  });

  it('keeps a promise from being seen to hold that it would break', () => {
    const bad = backupRecoveryPoint({ id: 'odd', ...ODD, encrypted: false, keyArn: undefined });
    const points = [backupRecoveryPoint(), copyInVault()];
    expect(outcomes(judged(recoveryPointEncrypted, points))).to.deep.equal(['pass']);
    expect(outcomes(judged(recoveryPointEncrypted, [...points, bad]))).to.deep.equal(['unknown']);
  });

  it('keeps the key that it is under from being left out', () => {
    const off = kmsKey({ id: 'old', state: 'HIBERNATING' });
    const keys = { 'kms.key': [kmsKey(), kmsKey({ id: 'shop-data' }), off] };
    const points = [backupRecoveryPoint({ ...ODD, keyArn: off.arn })];
    expect(outcomes(judged(recoveryKeyUsable, points, keys))).to.deep.equal(['unknown']);
  });

  it('makes it unknown whether its vault counts', () => {
    expect(outcomes(judged(vaultImmutable, [copyInVault(ODD)]))).to.have.members(['pass', 'unknown']);
  });

  it('counts as one that failed where its state speaks against it', () => {
    expect(outcomes(judged(recoveryPointExists, [backupRecoveryPoint({ status: 'EXPIRED' })]))).to.deep.equal(
      ['fail'],
    );
  });
});
