import { expect } from 'chai';
import { recoveryKeyUsable } from '../../../lib/checks/kms/recovery-key-usable.ts';
import type { KmsKey } from '../../../lib/inventory/facts.ts';
import { backupWorld, copyInVault, vaultKey } from '../../support/backup-world.ts';
import { behavesAsACheck } from '../../support/check-behaviour.ts';
import { ago, backupRecoveryPoint, gap, kmsKey } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

/** The database's key, the key of older points at home, and the vault's. */
function keys(fields: Parameters<typeof kmsKey>[0], vault: Partial<KmsKey> = {}): KmsKey[] {
  return [kmsKey(fields), kmsKey({ id: 'shop-data' }), { ...vaultKey, ...vault }];
}

describe('kms/recovery-key-usable', () => {
  behavesAsACheck(recoveryKeyUsable, {
    facts: { 'kms.key': keys({ state: 'PendingDeletion', deletionDate: ago(-5 * 86_400) }) },
    gapIn: 'kms.key',
  });

  it('judges the key of the newest point in each place, and names the stores that need it', () => {
    const verdicts = verdictsOf(recoveryKeyUsable, backupWorld());
    expect(verdicts.map(({ subject }) => subject?.arn)).to.have.members([kmsKey().arn, vaultKey.arn]);
    expect(verdicts[0]?.message).to.include('orders-db can be restored with it');
    expect(verdicts[0]?.evidence[0]).to.match(/^inventory\.json#\/facts\/kms\.key\//);
  });

  it('is unknown where a key is in a state that nobody here has heard of', () => {
    const facts = { 'kms.key': keys({ state: 'Resting' }) };
    const [verdict] = verdictsOf(recoveryKeyUsable, backupWorld({ facts }));
    expect(verdict?.outcome).to.equal('unknown');
    expect(verdict?.message).to.include('is in the state Resting, which is not known here');
  });

  it('fails the key of a locked vault all the same', () => {
    const facts = { 'kms.key': keys({}, { state: 'PendingDeletion', deletionDate: ago(-86_400) }) };
    const verdicts = verdictsOf(recoveryKeyUsable, backupWorld({ facts }));
    const failed = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ subject }) => subject?.arn)).to.deep.equal([vaultKey.arn]);
    expect(failed[0]?.got).to.include('is pending deletion on');
  });

  for (const [what, fields] of [
    ['disabled', { state: 'Disabled' }],
    ['out of its imported material', { validTo: ago(60) }],
    ['managed by AWS while copies leave the account', { manager: 'AWS' }],
  ] as const)
    it(`fails a key that is ${what}`, () => {
      const verdicts = verdictsOf(recoveryKeyUsable, backupWorld({ facts: { 'kms.key': keys(fields) } }));
      expect(outcomes(verdicts)).to.include('fail');
    });

  it('says of a key that AWS manages that it keeps copies at home, not that nothing can be restored', () => {
    const verdicts = verdictsOf(
      recoveryKeyUsable,
      backupWorld({ facts: { 'kms.key': keys({ manager: 'AWS' }) } }),
    );
    const failed = verdicts.find(({ outcome }) => outcome === 'fail');
    expect(failed?.message).to.include('orders-db cannot be copied to another account, or restored there');
    expect(failed?.fix).to.include('customer-managed key').and.not.include('deletion');
  });

  it('lets a key that AWS manages serve where nothing leaves the account', () => {
    const facts = { 'kms.key': keys({ manager: 'AWS' }), 'backup.recovery-point': [] };
    const world = backupWorld({ facts, policy: { copies: [] } });
    expect(outcomes(verdictsOf(recoveryKeyUsable, world))).to.deep.equal(['pass']);
  });

  it('fails a key that does not exist any more, and one in another Region than its point', () => {
    const gone = verdictsOf(recoveryKeyUsable, backupWorld({ facts: { 'kms.key': [vaultKey] } }));
    expect(gone.find(({ outcome }) => outcome === 'fail')?.got).to.equal('does not exist any more');
    const facts = { 'backup.recovery-point': [copyInVault({ keyArn: kmsKey().arn })] };
    const away = verdictsOf(recoveryKeyUsable, backupWorld({ facts }));
    expect(away.find(({ outcome }) => outcome === 'fail')?.got).to.equal(
      'lies in eu-west-1, and the point in eu-central-1',
    );
  });

  it('is unknown where the key could not be read, or lies in an account that was not', () => {
    const foreign = 'arn:aws:kms:eu-central-1:999988887777:key/x';
    const facts = { 'backup.recovery-point': [copyInVault({ keyArn: foreign })] };
    const verdicts = verdictsOf(recoveryKeyUsable, backupWorld({ facts }));
    expect(verdicts.find(({ subject }) => subject?.arn === foreign)?.outcome).to.equal('unknown');
    const denied = gap({
      service: 'kms',
      operation: 'DescribeKey',
      kinds: ['kms.key'],
      subject: kmsKey().arn,
    });
    const hidden = backupWorld({ facts: { 'kms.key': [vaultKey] }, gaps: [denied] });
    expect(outcomes(verdictsOf(recoveryKeyUsable, hidden)).filter((one) => one === 'unknown')).to.have.length(
      2,
    );
  });

  it('is unknown where AWS does not say which key it is', () => {
    const facts = { 'backup.recovery-point': [copyInVault({ keyArn: undefined })] };
    expect(outcomes(verdictsOf(recoveryKeyUsable, backupWorld({ facts })))).to.have.members([
      'pass',
      'unknown',
    ]);
  });

  it('asks no key of what is not encrypted', () => {
    const facts = {
      'backup.recovery-point': [
        backupRecoveryPoint({ dataTime: ago(10), encrypted: false, keyArn: undefined }),
      ],
    };
    expect(outcomes(verdictsOf(recoveryKeyUsable, backupWorld({ facts })))).to.deep.equal(['not-applicable']);
  });
});
