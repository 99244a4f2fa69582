import { expect } from 'chai';
import { recoveryPointRetained } from '../../../lib/checks/backup/recovery-point-retained.ts';
import { backupWorld } from '../../support/backup-world.ts';
import { behavesAsACheck } from '../../support/check-behaviour.ts';
import {
  ago,
  backupRecoveryPoint,
  ec2Snapshot,
  ec2Volume,
  rdsInstance,
  rdsSnapshot,
} from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const DAY = 86_400;
const bare = rdsInstance({ retentionDays: 0 });

describe('backup/recovery-point-retained', () => {
  behavesAsACheck(recoveryPointRetained, {
    facts: { 'rds.instance': [rdsInstance({ retentionDays: 7 })], 'backup.recovery-point': [] },
    gapIn: 'rds.automated-backup',
  });

  it('takes the longest series, wherever it lies', () => {
    const facts = { 'rds.instance': [rdsInstance({ retentionDays: 7 })] };
    const [verdict] = verdictsOf(recoveryPointRetained, backupWorld({ facts }));
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.match(/^Recovery points of orders-db are kept 35 d/);
  });

  it('counts a point of AWS Backup from its data to the day on which it is deleted', () => {
    const kept = (days: number) => {
      const point = backupRecoveryPoint({ dataTime: ago(3_600), deleteAt: ago(3_600 - days * DAY) });
      const facts = { 'rds.instance': [bare], 'backup.recovery-point': [point] };
      return outcomes(verdictsOf(recoveryPointRetained, backupWorld({ facts })));
    };
    expect(kept(30)).to.deep.equal(['pass']);
    expect(kept(29)).to.deep.equal(['fail']);
  });

  it('fails when points go on coming, and none any more that is kept long enough', () => {
    const DAILY = [3, 4, 5].map((days) => point(`daily-${days}`, days * DAY, 35));
    const hourly = point('hourly', 3_600, 3);
    const judged = (...points: readonly ReturnType<typeof point>[]) => {
      const facts = { 'rds.instance': [bare], 'backup.recovery-point': points };
      return verdictsOf(recoveryPointRetained, backupWorld({ facts }))[0];
    };
    expect(judged(hourly, ...DAILY)).to.include({
      outcome: 'fail',
      message: 'No more recovery points of orders-db are made that are kept 35 d',
      got: 'the last of them is 3 d old; what is made now is kept 3 d',
    });
    expect(judged(hourly, point('daily-2', 2 * DAY, 35), ...DAILY)).to.include({ outcome: 'pass' });
    // Of a single point nobody can tell when the next one is due.
    expect(judged(hourly, point('only', 3 * DAY, 35))).to.include({ outcome: 'unknown' });
  });

  it('passes a point that nothing deletes', () => {
    const facts = {
      'rds.instance': [bare],
      'backup.recovery-point': [backupRecoveryPoint({ deleteAt: undefined })],
    };
    const [verdict] = verdictsOf(recoveryPointRetained, backupWorld({ facts }));
    expect(verdict?.message).to.include('until somebody deletes them');
  });

  it('is unknown where a lifecycle deletes the points and no API that is read says when', () => {
    const tags = { 'aws:dlm:lifecycle-policy-id': 'policy-1' };
    const volumes = { 'rds.instance': [], 'ec2.volume': [ec2Volume()], 'backup.recovery-point': [] };
    const dlm = backupWorld({ facts: { ...volumes, 'ec2.snapshot': [ec2Snapshot({ tags })] } });
    expect(outcomes(verdictsOf(recoveryPointRetained, dlm))).to.deep.equal(['unknown']);
    const snapshot = rdsSnapshot({ snapshotType: 'awsbackup' });
    const orphaned = { 'rds.instance': [bare], 'rds.snapshot': [snapshot], 'backup.recovery-point': [] };
    const verdicts = verdictsOf(recoveryPointRetained, backupWorld({ facts: orphaned }));
    expect(outcomes(verdicts)).to.deep.equal(['unknown']);
  });

  it('counts nothing that was made by hand', () => {
    const facts = {
      'rds.instance': [bare],
      'rds.snapshot': [rdsSnapshot({ snapshotType: 'manual' })],
      'backup.recovery-point': [],
    };
    const [verdict] = verdictsOf(recoveryPointRetained, backupWorld({ facts }));
    expect(verdict).to.include({ outcome: 'fail', got: 'points made by hand' });
  });
});

function point(id: string, age: number, days: number) {
  return backupRecoveryPoint({ id, dataTime: ago(age), deleteAt: ago(age - days * DAY) });
}
