import { expect } from 'chai';
import { recoveryPointEncrypted } from '../../../lib/checks/backup/recovery-point-encrypted.ts';
import { backupWorld, copyInVault, vaultKey } from '../../support/backup-world.ts';
import { behavesAsACheck } from '../../support/check-behaviour.ts';
import { backupRecoveryPoint, gap, kmsKey, rdsInstance } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const keys = [kmsKey(), kmsKey({ id: 'shop-data' })];

describe('backup/recovery-point-encrypted', () => {
  behavesAsACheck(recoveryPointEncrypted, {
    facts: { 'backup.recovery-point': [copyInVault({ encrypted: false, keyArn: undefined })] },
    gapIn: 'kms.key',
  });

  it('judges every usable point of a store, not the newest alone', () => {
    const points = [
      backupRecoveryPoint(),
      backupRecoveryPoint({ id: 'b', encrypted: false, keyArn: undefined }),
    ];
    const [verdict] = verdictsOf(
      recoveryPointEncrypted,
      backupWorld({ facts: { 'backup.recovery-point': points } }),
    );
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.match(/^1 of 3 are not, such as .*:b: not encrypted$/);
  });

  it('fails a key that AWS manages where a customer-managed one is asked for', () => {
    const facts = {
      'kms.key': [kmsKey({ manager: 'AWS', aliases: ['alias/aws/rds'] }), ...keys.slice(1), vaultKey],
    };
    const [verdict] = verdictsOf(recoveryPointEncrypted, backupWorld({ facts }));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.include('which AWS manages');
    const anyKey = backupWorld({ facts, policy: { key: undefined as never } });
    expect(outcomes(verdictsOf(recoveryPointEncrypted, anyKey))).to.deep.equal(['pass']);
  });

  it('holds points to the key asked for where it lies, and copies elsewhere to a customer-managed one', () => {
    const [first] = keys;
    const asked = (key: string, facts = {}) =>
      outcomes(verdictsOf(recoveryPointEncrypted, backupWorld({ facts, policy: { key } })));
    const onlyFirst = { 'backup.recovery-point': [copyInVault()] };
    expect(asked(first?.arn ?? '', onlyFirst)).to.deep.equal(['pass']);
    expect(asked('alias/shop-data', onlyFirst)).to.deep.equal(['pass']);
    expect(asked('arn:aws:kms:eu-west-1:111122223333:key/another', onlyFirst)).to.deep.equal(['fail']);
    expect(asked('alias/recovery', onlyFirst)).to.deep.equal(['pass']);
  });

  it('is unknown where the key asked for is nowhere: any other key is not that one', () => {
    for (const key of ['alias/shop-dta', 'arn:aws:kms:eu-west-1:999988887777:key/elsewhere']) {
      const [verdict] = verdictsOf(recoveryPointEncrypted, backupWorld({ policy: { key } }));
      expect(verdict?.outcome, key).to.equal('unknown');
      expect(verdict?.message).to.include('was found nowhere that was read');
    }
  });

  it('is unknown where the key could not be read', () => {
    const denied = gap({ service: 'kms', operation: 'ListKeys', kinds: ['kms.key'] });
    const facts = { 'kms.key': [vaultKey] };
    const [verdict] = verdictsOf(recoveryPointEncrypted, backupWorld({ facts, gaps: [denied] }));
    expect(verdict?.outcome).to.equal('unknown');
    expect(verdict?.message).to.include('could not be told');
  });

  it('leaves a store without points to the check that asks for one', () => {
    const facts = { 'rds.instance': [rdsInstance({ retentionDays: 0 })], 'backup.recovery-point': [] };
    expect(outcomes(verdictsOf(recoveryPointEncrypted, backupWorld({ facts })))).to.deep.equal([
      'not-applicable',
    ]);
  });
});
