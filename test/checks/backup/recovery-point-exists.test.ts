import { expect } from 'chai';
import { recoveryPointExists } from '../../../lib/checks/backup/recovery-point-exists.ts';
import type { Facts } from '../../../lib/inventory/inventory.ts';
import { backupWorld, copyInVault } from '../../support/backup-world.ts';
import { behavesAsACheck } from '../../support/check-behaviour.ts';
import {
  ago,
  backupRecoveryPoint,
  ec2Instance,
  ec2Volume,
  gap,
  kmsKey,
  rdsInstance,
} from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const bare = rdsInstance({ retentionDays: 0 });

describe('backup/recovery-point-exists', () => {
  behavesAsACheck(recoveryPointExists, {
    facts: { 'rds.instance': [bare], 'backup.recovery-point': [] },
    gapIn: 'backup.recovery-point',
  });

  it('says which point a store can be brought back from, and points at the store', () => {
    const [verdict] = verdictsOf(recoveryPointExists, backupWorld());
    expect(verdict?.message).to.equal(
      'orders-db can be brought back from RDS point-in-time recovery of 3 min ago in 111122223333, eu-west-1',
    );
    expect(verdict?.evidence).to.deep.equal(['inventory.json#/facts/rds.instance/0']);
    expect(verdict?.subject).to.include({ type: 'AWS::RDS::DBInstance', name: 'orders-db' });
  });

  it('fails a store whose points are all unusable, and says why', () => {
    const facts = {
      'rds.instance': [rdsInstance()],
      'backup.recovery-point': [],
      'kms.key': [kmsKey({ state: 'Disabled' })],
    };
    const [verdict] = verdictsOf(recoveryPointExists, backupWorld({ facts }));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.match(/^1 point, none usable: its key .* is disabled$/);
  });

  it('allows one late run, not two', () => {
    const aged = (seconds: number) => {
      const point = backupRecoveryPoint({ dataTime: ago(seconds), completedAt: ago(seconds - 60) });
      const facts = { 'rds.instance': [bare], 'backup.recovery-point': [point] };
      return outcomes(verdictsOf(recoveryPointExists, backupWorld({ facts })));
    };
    expect(aged(7_200)).to.deep.equal(['pass']);
    expect(aged(7_201)).to.deep.equal(['fail']);
  });

  it('asks for late backups where there is a plan, and for a plan where there is none', () => {
    const late = (facts: Partial<Facts>) => {
      const point = backupRecoveryPoint({ dataTime: ago(9_000), completedAt: ago(8_900) });
      const all = { 'rds.instance': [bare], 'backup.recovery-point': [point], ...facts };
      return verdictsOf(recoveryPointExists, backupWorld({ facts: all }))[0];
    };
    expect(late({})?.fix).to.match(/^Find out why the last backups did not finish/);
    expect(late({ 'backup.selection': [] })?.fix).to.match(/^Switch on automated backups .* selection/);
  });

  it('is unknown, not failed, where the missing point may be in what could not be read', () => {
    const denied = gap({
      service: 'backup',
      operation: 'ListBackupVaults',
      kinds: ['backup.recovery-point'],
    });
    const facts = { 'rds.instance': [bare], 'backup.recovery-point': [] };
    const verdicts = verdictsOf(recoveryPointExists, backupWorld({ facts, gaps: [denied] }));
    expect(outcomes(verdicts)).to.deep.equal(['unknown', 'unknown']);
  });

  it('judges each store, volumes too, but not those that go with their instance', () => {
    const kept = ec2Volume();
    const root = ec2Volume({
      id: 'vol-root',
      tags: { workload: 'orders', recovery: 'rebuild' },
      attachments: [{ instanceId: 'i-0a', deleteOnTermination: true, device: '/dev/xvda' }],
    });
    const facts = {
      'rds.instance': [bare],
      'ec2.instance': [ec2Instance()],
      'ec2.volume': [kept, root],
      'backup.recovery-point': [copyInVault()],
    };
    const verdicts = verdictsOf(recoveryPointExists, backupWorld({ facts }));
    expect(verdicts.map(({ subject, outcome }) => [subject?.name, outcome])).to.deep.equal([
      ['orders01_web-a_shop', 'fail'],
      ['orders-db', 'pass'],
    ]);
    expect(verdicts[0]?.message).to.equal('orders01_web-a_shop (vol-0a) has no usable recovery point');
  });
});
