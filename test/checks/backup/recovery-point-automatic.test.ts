import { expect } from 'chai';
import { recoveryPointAutomatic } from '../../../lib/checks/backup/recovery-point-automatic.ts';
import { backupWorld } from '../../support/backup-world.ts';
import { behavesAsACheck } from '../../support/check-behaviour.ts';
import { ago, backupRecoveryPoint, gap, rdsInstance, rdsSnapshot } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const bare = rdsInstance({ retentionDays: 0 });

describe('backup/recovery-point-automatic', () => {
  behavesAsACheck(recoveryPointAutomatic, {
    facts: { 'rds.instance': [bare], 'backup.selection': [] },
    gapIn: 'backup.selection',
  });

  it('passes for the automated backups of the database alone', () => {
    const facts = { 'backup.recovery-point': [], 'backup.plan': [], 'backup.selection': [] };
    expect(outcomes(verdictsOf(recoveryPointAutomatic, backupWorld({ facts })))).to.deep.equal(['pass']);
  });

  it('fails for points made by hand', () => {
    const facts = {
      'rds.instance': [bare],
      'rds.snapshot': [rdsSnapshot({ snapshotType: 'manual' })],
      'backup.recovery-point': [],
    };
    const [verdict] = verdictsOf(recoveryPointAutomatic, backupWorld({ facts }));
    expect(verdict).to.include({ outcome: 'fail', got: '1 point that nothing would make again' });
  });

  it('fails when the plan stopped and its newest point has aged', () => {
    const old = backupRecoveryPoint({ dataTime: ago(9_000), completedAt: ago(8_700) });
    const facts = { 'rds.instance': [bare], 'backup.recovery-point': [old] };
    const [verdict] = verdictsOf(recoveryPointAutomatic, backupWorld({ facts }));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.message).to.include('2 h 30 min old');
  });

  it('is unknown, not failed, where plans could not be read', () => {
    const denied = gap({
      service: 'backup',
      operation: 'ListBackupPlans',
      kinds: ['backup.plan', 'backup.selection'],
    });
    const facts = { 'rds.instance': [bare], 'backup.plan': [], 'backup.selection': [] };
    const verdicts = verdictsOf(recoveryPointAutomatic, backupWorld({ facts, gaps: [denied] }));
    expect(outcomes(verdicts)).to.deep.equal(['unknown', 'unknown']);
  });
});
