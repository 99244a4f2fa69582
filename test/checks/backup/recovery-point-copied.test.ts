import { expect } from 'chai';
import { recoveryPointCopied } from '../../../lib/checks/backup/recovery-point-copied.ts';
import { backupWorld, copyInVault, vaultKey } from '../../support/backup-world.ts';
import { behavesAsACheck } from '../../support/check-behaviour.ts';
import { AWAY, ago, backupCopyJob, gap, HOME, kmsKey, rdsAutomatedBackup } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

describe('backup/recovery-point-copied', () => {
  behavesAsACheck(recoveryPointCopied, {
    facts: { 'backup.recovery-point': [] },
    gapIn: 'backup.recovery-point',
  });

  it('wants every promised copy, and names the one that is not there', () => {
    const copies = [
      { region: AWAY, account: 'vault' },
      { region: HOME, account: 'vault' },
    ];
    const [verdict] = verdictsOf(recoveryPointCopied, backupWorld({ policy: { copies } }));
    expect(verdict).to.include({
      outcome: 'fail',
      message: 'orders-db has no current copy in eu-west-1 of vault (222233334444)',
      got: 'eu-west-1 of vault (222233334444): none',
    });
  });

  it('keeps a copy without an account in the account of the store', () => {
    const away = kmsKey({ id: 'away', region: AWAY });
    const logs = rdsAutomatedBackup({ region: AWAY, keyArn: away.arn });
    const policy = { copies: [{ region: AWAY }] };
    const facts = {
      'rds.automated-backup': [logs],
      'kms.key': [kmsKey(), kmsKey({ id: 'shop-data' }), away],
    };
    expect(outcomes(verdictsOf(recoveryPointCopied, backupWorld({ facts, policy })))).to.deep.equal(['pass']);
    expect(outcomes(verdictsOf(recoveryPointCopied, backupWorld({ policy })))).to.deep.equal(['fail']);
  });

  it('asks to repair copies that are there and cannot be used', () => {
    const facts = { 'kms.key': [kmsKey(), { ...vaultKey, state: 'Disabled' }] };
    const [verdict] = verdictsOf(recoveryPointCopied, backupWorld({ facts }));
    expect(verdict?.got).to.include('none usable: its key').and.include('is disabled');
    expect(verdict?.fix).to.match(/^Remove what speaks against the copies/);
  });

  it('tells why the last copy job failed, where one did', () => {
    const job = (state: string, hours: number, message = 'Access Denied trying to copy') =>
      backupCopyJob({ id: `job-${hours}`, state, message, createdAt: ago(hours * 3_600) });
    const got = (...jobs: readonly ReturnType<typeof job>[]) => {
      const facts = { 'backup.recovery-point': [], 'backup.copy-job': jobs };
      return verdictsOf(recoveryPointCopied, backupWorld({ facts }))[0]?.got;
    };
    expect(got(job('COMPLETED', 3), job('FAILED', 1), job('FAILED', 2, 'an older one'))).to.equal(
      'eu-central-1 of vault (222233334444): none; the last copy job is FAILED: Access Denied trying to copy',
    );
    expect(got(job('FAILED', 2), job('RUNNING', 0))).to.include('is FAILED');
    expect(got(job('FAILED', 3), job('COMPLETED', 1))).to.equal('eu-central-1 of vault (222233334444): none');
  });

  it('rests on no copy job: where those could not be read, only the reason is missing', () => {
    const denied = gap({ service: 'backup', operation: 'ListCopyJobs', kinds: ['backup.copy-job'] });
    expect(outcomes(verdictsOf(recoveryPointCopied, backupWorld({ gaps: [denied] })))).to.deep.equal([
      'pass',
    ]);
    const facts = { 'backup.recovery-point': [] };
    const [verdict] = verdictsOf(recoveryPointCopied, backupWorld({ facts, gaps: [denied] }));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.include('whether a copy job failed could not be read');
  });

  it('allows one late copy, not two', () => {
    const aged = (seconds: number) => {
      const copy = copyInVault({ dataTime: ago(seconds), completedAt: ago(seconds - 900) });
      return outcomes(
        verdictsOf(recoveryPointCopied, backupWorld({ facts: { 'backup.recovery-point': [copy] } })),
      );
    };
    expect(aged(7_200)).to.deep.equal(['pass']);
    expect(aged(7_201)).to.deep.equal(['fail']);
  });

  it('counts no copy job, and no copy that cannot be used', () => {
    const job = { 'backup.copy-job': [backupCopyJob()], 'backup.recovery-point': [] };
    expect(outcomes(verdictsOf(recoveryPointCopied, backupWorld({ facts: job })))).to.deep.equal(['fail']);
    const partial = { 'backup.recovery-point': [copyInVault({ status: 'PARTIAL' })] };
    const [verdict] = verdictsOf(recoveryPointCopied, backupWorld({ facts: partial }));
    expect(verdict?.got).to.include('none usable: it is PARTIAL');
  });
});
