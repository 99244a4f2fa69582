import { expect } from 'chai';
import {
  backupCopyJob,
  backupPlan,
  backupRecoveryPoint,
  backupRule,
  backupSelection,
  backupVault,
} from '../../lib/inventory/backup-facts.ts';
import { seen } from './seen.ts';

const VAULT = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:shop-local';
const noon = new Date('2026-11-24T12:00:00Z');
const later = new Date('2026-11-24T12:05:00Z');

describe('Backup facts', () => {
  it('tell a compliance lock from a governance lock by its date', () => {
    const raw = { BackupVaultArn: VAULT, BackupVaultName: 'shop-local', Locked: true, MinRetentionDays: 7 };
    expect(backupVault(raw, seen))
      .to.include({ locked: true, minRetentionDays: 7 })
      .and.not.have.property('lockDate');
    expect(backupVault({ ...raw, LockDate: noon }, seen).lockDate).to.equal('2026-11-24T12:00:00.000Z');
    expect(backupVault({ ...raw, Locked: false }, seen).locked).to.equal(false);
  });

  it('take a vault of which nobody says whether it is locked for no open one', () => {
    const raw = { BackupVaultArn: VAULT, BackupVaultName: 'v' };
    expect(() => backupVault(raw, seen)).to.throw('an entry came without Locked');
  });

  it('say nothing about the policy of a vault that is only listed', () => {
    const raw = { BackupVaultArn: VAULT, BackupVaultName: 'v', Locked: false };
    expect(backupVault(raw, seen)).not.to.have.property('policy');
  });

  it('map a rule with its copies', () => {
    const rule = backupRule({
      RuleName: 'hourly',
      TargetBackupVaultName: 'shop-local',
      ScheduleExpression: 'cron(0 * * * ? *)',
      Lifecycle: { DeleteAfterDays: 3 },
      CopyActions: [{ DestinationBackupVaultArn: 'arn:copy', Lifecycle: { DeleteAfterDays: -1 } }],
    });
    expect(rule).to.deep.equal({
      name: 'hourly',
      vaultName: 'shop-local',
      schedule: 'cron(0 * * * ? *)',
      continuous: false,
      deleteAfterDays: 3,
      copies: [{ vaultArn: 'arn:copy' }],
    });
  });

  it('know when AWS Backup runs a rule without a schedule', () => {
    expect(backupRule({ RuleName: 'r', TargetBackupVaultName: 'v' }).schedule).to.equal('cron(0 5 ? * * *)');
  });

  it('do not take a plan without rules for an empty one', () => {
    const own = { arn: 'arn:plan', id: 'p', tags: {} };
    expect(() => backupPlan({ BackupPlanName: 'p', Rules: undefined }, own, seen)).to.throw('Rules');
  });

  it('map a selection: any of its tags, all of its conditions', () => {
    const fact = backupSelection(
      {
        SelectionName: 's',
        IamRoleArn: 'arn:role',
        Resources: ['*'],
        NotResources: ['arn:aws:ec2:*:*:volume/*'],
        ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'recovery', ConditionValue: 'backup' }],
        Conditions: {
          StringEquals: [{ ConditionKey: 'aws:ResourceTag/environment', ConditionValue: 'sandbox' }],
          StringNotEquals: [{ ConditionKey: 'aws:ResourceTag/tier', ConditionValue: 'none' }],
          StringLike: [{ ConditionKey: 'aws:ResourceTag/Name', ConditionValue: 'or*' }],
          StringNotLike: [{ ConditionKey: 'aws:ResourceTag/Name', ConditionValue: '*-old' }],
        },
      },
      { planArn: 'arn:plan', planId: 'p', id: 's-1' },
      seen,
    );
    expect(fact).to.include({ arn: 'arn:plan/selection/s-1', planId: 'p', name: 's' });
    expect(fact.anyTag).to.deep.equal([{ operator: 'equals', key: 'recovery', value: 'backup' }]);
    expect(fact.conditions.map(({ operator, key }) => [operator, key])).to.deep.equal([
      ['equals', 'environment'],
      ['not-equals', 'tier'],
      ['like', 'Name'],
      ['not-like', 'Name'],
    ]);
    expect(fact.notResources).to.deep.equal(['arn:aws:ec2:*:*:volume/*']);
  });

  it('date a recovery point by the earlier of its beginnings', () => {
    const raw = {
      RecoveryPointArn: 'arn:aws:ec2:eu-west-1::snapshot/snap-1',
      BackupVaultName: 'shop-local',
      BackupVaultArn: VAULT,
      ResourceArn: 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1',
      Status: 'COMPLETED',
      CreationDate: later,
      InitiationDate: noon,
      CompletionDate: later,
      IsEncrypted: true,
      CalculatedLifecycle: { DeleteAt: later },
    } as const;
    expect(backupRecoveryPoint(raw, seen)).to.include({
      dataTime: '2026-11-24T12:00:00.000Z',
      completedAt: '2026-11-24T12:05:00.000Z',
      deleteAt: '2026-11-24T12:05:00.000Z',
      continuous: false,
    });
    const arn = 'arn:aws:backup:eu-west-1:111122223333:recovery-point:continuous:db-1';
    expect(backupRecoveryPoint({ ...raw, RecoveryPointArn: arn }, seen).continuous).to.equal(true);
    expect(backupRecoveryPoint({ ...raw, Status: 'STOPPED' }, seen).continuous).to.equal(true);
  });

  it('map a copy job', () => {
    const fact = backupCopyJob(
      { CopyJobId: 'c', State: 'FAILED', StatusMessage: 'key not usable', SourceBackupVaultArn: VAULT },
      seen,
    );
    expect(fact).to.include({ id: 'c', state: 'FAILED', message: 'key not usable', sourceVaultArn: VAULT });
  });
});
