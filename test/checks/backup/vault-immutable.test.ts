import { expect } from 'chai';
import { vaultImmutable } from '../../../lib/checks/backup/vault-immutable.ts';
import { backupWorld, vaultKey } from '../../support/backup-world.ts';
import { behavesAsACheck } from '../../support/check-behaviour.ts';
import { ago, backupRecoveryPoint, backupVault, HOME, kmsKey, SHOP } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

function judgedWith(fields: Parameters<typeof backupVault>[0]) {
  return verdictsOf(vaultImmutable, backupWorld({ facts: { 'backup.vault': [backupVault(fields)] } }))[0];
}

describe('backup/vault-immutable', () => {
  behavesAsACheck(vaultImmutable, {
    facts: { 'backup.vault': [backupVault({ locked: false, lockDate: undefined })] },
    gapIn: 'backup.vault',
  });

  it('fails a governance lock: who has the right takes it off', () => {
    expect(judgedWith({ lockDate: undefined })).to.include({
      outcome: 'fail',
      got: 'a governance lock, which whoever has the right can take off',
    });
  });

  it('fails a lock that is still cooling off, up to the very moment', () => {
    expect(judgedWith({ lockDate: ago(-60) })?.got).to.include('can still be taken off until');
    expect(judgedWith({ lockDate: ago(0) })?.outcome).to.equal('fail');
    expect(judgedWith({ lockDate: ago(1) })?.outcome).to.equal('pass');
  });

  it('passes a logically air-gapped vault', () => {
    const fields = { vaultType: 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT', lockDate: undefined };
    expect(judgedWith(fields)?.outcome).to.equal('pass');
  });

  it('asks nothing of a vault at home where copies are promised elsewhere', () => {
    const local = backupVault({
      id: 'shop-local',
      account: SHOP,
      region: HOME,
      locked: false,
      lockDate: undefined,
    });
    const facts = { 'backup.vault': [backupVault(), local] };
    expect(outcomes(verdictsOf(vaultImmutable, backupWorld({ facts })))).to.deep.equal(['pass']);
    const verdicts = verdictsOf(vaultImmutable, backupWorld({ facts, policy: { copies: [] } }));
    expect(verdicts.map(({ subject, outcome }) => [subject?.name, outcome])).to.have.deep.members([
      ['recovery', 'pass'],
      ['shop-local', 'fail'],
    ]);
  });

  it('fails a store that has nothing in such a vault', () => {
    const facts = { 'backup.recovery-point': [backupRecoveryPoint()] };
    const [verdict] = verdictsOf(vaultImmutable, backupWorld({ facts }));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.subject?.name).to.equal('orders-db');
  });

  it('says why what lies in such a vault cannot be used, and asks for no more points', () => {
    const facts = { 'kms.key': [kmsKey(), { ...vaultKey, state: 'Disabled' }] };
    const [verdict] = verdictsOf(vaultImmutable, backupWorld({ facts }));
    expect(verdict?.got).to.match(/^no usable point there: its key .* is disabled$/);
    expect(verdict?.fix).to.equal('Remove what speaks against the points that are there.');
  });

  it('is unknown where the vault itself could not be read', () => {
    expect(
      outcomes(verdictsOf(vaultImmutable, backupWorld({ facts: { 'backup.vault': [] } }))),
    ).to.deep.equal(['unknown']);
  });
});
