import { expect } from 'chai';
import { backupJobOperations } from '../../../../lib/twin/services/backup/backup-jobs.ts';
import { copyJobOperations } from '../../../../lib/twin/services/backup/copy-jobs.ts';
import { backup } from '../../../../lib/twin/services/backup/index.ts';
import { planOperations } from '../../../../lib/twin/services/backup/plans.ts';
import { vaultLockOperations } from '../../../../lib/twin/services/backup/vault-lock.ts';
import { vaultPolicyOperations } from '../../../../lib/twin/services/backup/vault-policy.ts';
import { keyStateOperations } from '../../../../lib/twin/services/kms/key-states.ts';
import { snapshotOperations } from '../../../../lib/twin/services/rds/snapshots.ts';
import { tagOperations } from '../../../../lib/twin/services/rds/tags.ts';
import { newDatabase, shown } from '../rds/database.ts';
import { newPlan, ORDERS_DB, pass, points, vaulted } from './vaulted.ts';

const HOUR = 3_600;
const { ListCopyJobs } = copyJobOperations;

describe('twin/services/backup: plans that are carried out', () => {
  it('makes a point at every hit of the schedule, which is completed five minutes later', () => {
    const { shop } = vaulted('2026-11-24T10:00:00.000Z');
    newPlan(shop);
    pass(shop, 3 * HOUR - 600 - 300);
    const made = points(shop, 'local').map((point) => [point.CreationDate?.toISOString(), point.Status]);
    expect(made).to.deep.equal([
      ['2026-11-24T11:00:00.000Z', 'COMPLETED'],
      ['2026-11-24T12:00:00.000Z', 'COMPLETED'],
    ]);
    pass(shop, 360);
    expect(points(shop, 'local').at(-1))
      .to.include({ Status: 'CREATING' })
      .and.not.have.property('CompletionDate');
    pass(shop, 240);
    expect(points(shop, 'local').at(-1)?.CompletionDate?.toISOString()).to.equal('2026-11-24T13:05:00.000Z');
  });

  it('copies each point when it is completed; the copy keeps the moment of the data and takes the key of its vault', () => {
    const { shop, vault } = vaulted('2026-11-24T10:00:00.000Z');
    newPlan(shop);
    pass(shop, HOUR);
    const [copy] = points(vault, 'recovery');
    expect(copy).to.deep.include({
      Status: 'CREATING',
      CreationDate: new Date('2026-11-24T11:00:00.000Z'),
      ResourceArn: ORDERS_DB,
      SourceBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:local',
    });
    expect(copy?.EncryptionKeyArn).to.match(/^arn:aws:kms:eu-central-1:222233334444:key/);
    pass(shop, 300);
    expect(points(vault, 'recovery')[0]?.CompletionDate?.toISOString()).to.equal('2026-11-24T11:15:00.000Z');
    expect(ListCopyJobs({}, shop).CopyJobs?.map((job) => job.State)).to.deep.equal(['COMPLETED']);
  });

  it('puts the snapshot behind a point among those of RDS, with the tags of its database', () => {
    const { shop, vault } = vaulted();
    newPlan(shop);
    pass(shop, HOUR + 300);
    for (const here of [shop, vault]) {
      const found = snapshotOperations.DescribeDBSnapshots({ SnapshotType: 'awsbackup' }, here).DBSnapshots;
      expect(found).to.have.length(1);
      expect(found?.[0]).to.deep.include({
        Status: 'available',
        TagList: [{ Key: 'recovery', Value: 'backup' }],
      });
    }
    expect(points(shop, 'local')[0]?.RecoveryPointArn).to.match(
      /^arn:aws:rds:eu-west-1:.*:snapshot:awsbackup:job-/,
    );
  });

  it('removes points whose lifecycle is over, and the snapshots behind them', () => {
    const { shop, vault } = vaulted();
    newPlan(shop);
    pass(shop, 50 * HOUR);
    expect(
      snapshotOperations.DescribeDBSnapshots({ SnapshotType: 'awsbackup' }, shop).DBSnapshots,
    ).to.have.length(24);
    expect([points(shop, 'local').length, points(vault, 'recovery').length]).to.deep.equal([24, 24]);
  });

  it('gives the same points whether it keeps up often or seldom', () => {
    const often = vaulted();
    const seldom = vaulted();
    newPlan(often.shop);
    newPlan(seldom.shop);
    for (let hour = 0; hour < 12; hour++) pass(often.shop, HOUR / 2);
    pass(seldom.shop, 6 * HOUR);
    expect(points(often.vault, 'recovery')).to.deep.equal(points(seldom.vault, 'recovery'));
  });

  it('takes only what is selected, from when it is there', () => {
    const { shop } = vaulted('2026-11-24T10:00:00.000Z');
    newPlan(shop);
    newDatabase(shop, { DBInstanceIdentifier: 'untagged' });
    pass(shop, HOUR);
    newDatabase(shop, { DBInstanceIdentifier: 'late', Tags: [{ Key: 'recovery', Value: 'backup' }] });
    pass(shop, HOUR);
    tagOperations.RemoveTagsFromResource({ ResourceName: ORDERS_DB, TagKeys: ['recovery'] }, shop);
    pass(shop, HOUR);
    const names = points(shop, 'local').map((point) => [
      point.ResourceName,
      point.CreationDate?.getUTCHours(),
    ]);
    expect(names).to.deep.equal([
      ['orders-db', 11],
      ['orders-db', 12],
      ['late', 12],
      ['late', 13],
    ]);
  });

  it('makes nothing more once its rules are changed', () => {
    const { shop } = vaulted();
    const BackupPlanId = newPlan(shop);
    pass(shop, 2 * HOUR);
    const Rules = [
      { RuleName: 'never', TargetBackupVaultName: 'local', ScheduleExpression: 'cron(0 5 1 1 ? 2199)' },
    ];
    planOperations.UpdateBackupPlan({ BackupPlanId, BackupPlan: { BackupPlanName: 'hourly', Rules } }, shop);
    pass(shop, 5 * HOUR);
    expect(points(shop, 'local')).to.have.length(2);
  });

  it('fails a copy into a vault whose policy does not let it in, or whose lock refuses its retention', () => {
    const closed = vaulted();
    vaultPolicyOperations.DeleteBackupVaultAccessPolicy({ BackupVaultName: 'recovery' }, closed.vault);
    newPlan(closed.shop);
    pass(closed.shop, 2 * HOUR);
    expect(ListCopyJobs({ ByState: 'FAILED' }, closed.shop).CopyJobs?.[0]?.StatusMessage).to.match(
      /^Access Denied/,
    );
    expect(points(closed.vault, 'recovery')).to.deep.equal([]);
    const strict = vaulted();
    vaultLockOperations.PutBackupVaultLockConfiguration(
      { BackupVaultName: 'recovery', MinRetentionDays: 7 },
      strict.vault,
    );
    newPlan(strict.shop);
    pass(strict.shop, 2 * HOUR);
    expect(ListCopyJobs({ ByState: 'FAILED' }, strict.shop).CopyJobs?.[0]?.StatusMessage).to.match(
      /vault lock/,
    );
  });

  it('fails a copy to another account when AWS manages the key of what is copied', () => {
    const { shop, vault } = vaulted();
    newDatabase(shop, {
      DBInstanceIdentifier: 'managed',
      StorageEncrypted: true,
      Tags: [{ Key: 'recovery', Value: 'backup' }],
    });
    newPlan(shop);
    pass(shop, 2 * HOUR);
    const failed = ListCopyJobs({ ByState: 'FAILED' }, shop).CopyJobs?.map((job) => job.ResourceName);
    expect(failed).to.deep.equal(['managed', 'managed']);
    expect(new Set(points(vault, 'recovery').map((point) => point.ResourceName))).to.deep.equal(
      new Set(['orders-db']),
    );
  });

  it('fails the backup of what is encrypted with a key that is off', () => {
    const { shop } = vaulted();
    newPlan(shop);
    keyStateOperations.DisableKey({ KeyId: shown(shop)?.KmsKeyId }, shop);
    pass(shop, HOUR);
    const { BackupJobs } = backupJobOperations.ListBackupJobs({}, shop);
    expect(BackupJobs?.[0]).to.include({ State: 'FAILED' }).and.not.have.property('RecoveryPointArn');
    expect(points(shop, 'local')).to.deep.equal([]);
  });

  it('is kept up by every call to the service', async () => {
    const { shop } = vaulted();
    newPlan(shop);
    shop.pass(2 * HOUR);
    const list = backup.operations['ListBackupJobs'];
    const answer = (await list?.({} as never, shop)) as { BackupJobs: unknown[] };
    expect(answer.BackupJobs).to.have.length(2);
  });
});
