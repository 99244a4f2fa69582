import { expect } from 'chai';
import { backupJobOperations } from '../../../../lib/twin/services/backup/backup-jobs.ts';
import { copyJobOperations } from '../../../../lib/twin/services/backup/copy-jobs.ts';
import { pointOperations } from '../../../../lib/twin/services/backup/points.ts';
import { protectedResourceOperations } from '../../../../lib/twin/services/backup/protected-resources.ts';
import { tagOperations } from '../../../../lib/twin/services/backup/tags.ts';
import { vaultLockOperations } from '../../../../lib/twin/services/backup/vault-lock.ts';
import { snapshots } from '../../../../lib/twin/services/ec2/snapshots.ts';
import { volumeChanges } from '../../../../lib/twin/services/ec2/volume-changes.ts';
import { tagsOf } from '../../../../lib/twin/world/tags.ts';
import { everyPage, faultOf, type TestWorld } from '../ec2/test-world.ts';
import { newPlan, ORDERS_DB, pass, points, RECOVERY_VAULT, vaulted } from './vaulted.ts';

const {
  DeleteRecoveryPoint,
  DescribeRecoveryPoint,
  ListRecoveryPointsByBackupVault,
  UpdateRecoveryPointLifecycle,
} = pointOperations;
const { DescribeBackupJob, ListBackupJobs, StartBackupJob } = backupJobOperations;
const { DescribeCopyJob, ListCopyJobs, StartCopyJob } = copyJobOperations;
const HOUR = 3_600;
const local = { BackupVaultName: 'local' };

function backedUp(shop: TestWorld): string {
  StartBackupJob(
    { ...local, ResourceArn: ORDERS_DB, IamRoleArn: 'role', Lifecycle: { DeleteAfterDays: 7 } },
    shop,
  );
  shop.pass(300);
  return points(shop, 'local')[0]?.RecoveryPointArn ?? '';
}

describe('twin/services/backup: recovery points', () => {
  it('is made by a job that somebody starts', () => {
    const { shop } = vaulted();
    const { BackupJobId } = StartBackupJob({ ...local, ResourceArn: ORDERS_DB, IamRoleArn: 'role' }, shop);
    expect(DescribeBackupJob({ BackupJobId }, shop).State).to.equal('RUNNING');
    shop.pass(300);
    expect(DescribeBackupJob({ BackupJobId }, shop)).to.include({ State: 'COMPLETED', PercentDone: '100.0' });
    expect(points(shop, 'local')[0]).to.include({
      Status: 'COMPLETED',
      ResourceType: 'RDS',
      IsEncrypted: true,
    });
    const missing = { ...local, ResourceArn: `${ORDERS_DB}-2`, IamRoleArn: 'role' };
    expect(faultOf(() => StartBackupJob(missing, shop))).to.match(/^InvalidParameterValueException/);
  });

  it('lists every point once, page after page, and only those that are asked for', () => {
    const { shop } = vaulted('2026-11-24T10:00:00.000Z');
    newPlan(shop);
    pass(shop, 5 * HOUR);
    const small = shop.as({
      paging: { service: 'backup', operation: 'List', pageSize: 2, emptyPages: false },
    });
    const pages = everyPage((NextToken) => {
      const { RecoveryPoints = [], NextToken: next } = ListRecoveryPointsByBackupVault(
        { ...local, NextToken },
        small,
      );
      return { items: RecoveryPoints.map((point) => point.RecoveryPointArn), next };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 2, 1]);
    expect(new Set(pages.flat()).size).to.equal(5);
    const found = (input: object) =>
      ListRecoveryPointsByBackupVault({ ...local, ...input }, shop).RecoveryPoints?.length;
    expect(found({ ByResourceType: 'EBS' })).to.equal(0);
    expect(found({ ByResourceArn: ORDERS_DB })).to.equal(5);
    expect(found({ ByCreatedAfter: new Date('2026-11-24T12:30:00.000Z') })).to.equal(3);
    expect(found({ ByCreatedBefore: new Date('2026-11-24T12:00:00.000Z') })).to.equal(1);
    expect(faultOf(() => found({ BackupVaultName: 'none' }))).to.match(/^ResourceNotFoundException/);
  });

  it('tells when it will be deleted, and whether that is changed', () => {
    const { shop } = vaulted('2026-11-24T10:00:00.000Z');
    const RecoveryPointArn = backedUp(shop);
    const deletion = () =>
      DescribeRecoveryPoint({ ...local, RecoveryPointArn }, shop).CalculatedLifecycle?.DeleteAt;
    expect(deletion()?.toISOString()).to.equal('2026-12-01T10:10:00.000Z');
    UpdateRecoveryPointLifecycle({ ...local, RecoveryPointArn, Lifecycle: { DeleteAfterDays: 8 } }, shop);
    expect(deletion()?.toISOString()).to.equal('2026-12-02T10:10:00.000Z');
  });

  it('does not let a lifecycle be shortened in a locked vault', () => {
    const { shop } = vaulted();
    const RecoveryPointArn = backedUp(shop);
    vaultLockOperations.PutBackupVaultLockConfiguration(
      { ...local, MinRetentionDays: 2, MaxRetentionDays: 30 },
      shop,
    );
    const set = (DeleteAfterDays: number) =>
      faultOf(() =>
        UpdateRecoveryPointLifecycle({ ...local, RecoveryPointArn, Lifecycle: { DeleteAfterDays } }, shop),
      );
    expect(set(6)).to.match(/^InvalidRequestException/);
    expect(set(31)).to.match(/^InvalidParameterValueException/);
    expect(set(8)).to.equal('no fault');
  });

  it('is deleted once it is completed, and is not found after that', () => {
    const { shop } = vaulted();
    StartBackupJob({ ...local, ResourceArn: ORDERS_DB, IamRoleArn: 'role' }, shop);
    const RecoveryPointArn = points(shop, 'local')[0]?.RecoveryPointArn;
    const remove = () => DeleteRecoveryPoint({ ...local, RecoveryPointArn }, shop);
    expect(faultOf(remove)).to.match(/^InvalidResourceStateException/);
    shop.pass(300);
    remove();
    expect(faultOf(() => DescribeRecoveryPoint({ ...local, RecoveryPointArn }, shop))).to.match(
      /^ResourceNotFound/,
    );
  });

  it('is copied by a job that somebody starts, listed where it is copied from', () => {
    const { shop, vault } = vaulted();
    const RecoveryPointArn = backedUp(shop);
    const input = {
      RecoveryPointArn,
      SourceBackupVaultName: 'local',
      DestinationBackupVaultArn: RECOVERY_VAULT,
      IamRoleArn: 'role',
    };
    const { CopyJobId } = StartCopyJob(input, shop);
    expect(DescribeCopyJob({ CopyJobId }, shop).CopyJob?.State).to.equal('RUNNING');
    shop.pass(600);
    expect(DescribeCopyJob({ CopyJobId }, shop).CopyJob?.State).to.equal('COMPLETED');
    expect(ListCopyJobs({ ByDestinationVaultArn: RECOVERY_VAULT }, shop).CopyJobs).to.have.length(1);
    expect(ListCopyJobs({}, vault).CopyJobs).to.deep.equal([]);
    expect(points(vault, 'recovery')[0]?.ResourceArn).to.equal(ORDERS_DB);
    const wrong = { ...input, DestinationBackupVaultArn: RECOVERY_VAULT.replace('recovery', 'none') };
    const failed = StartCopyJob(wrong, shop).CopyJobId;
    shop.pass(600);
    expect(DescribeCopyJob({ CopyJobId: failed }, shop).CopyJob?.State).to.equal('FAILED');
  });

  it('forgets jobs after thirty days', () => {
    const { shop } = vaulted();
    backedUp(shop);
    shop.pass(30 * 86_400);
    expect(ListBackupJobs({}, shop).BackupJobs).to.deep.equal([]);
  });

  it('is seen from its resource', () => {
    const { shop } = vaulted();
    const RecoveryPointArn = backedUp(shop);
    const { ListProtectedResources, ListRecoveryPointsByResource } = protectedResourceOperations;
    const byResource = ListRecoveryPointsByResource({ ResourceArn: ORDERS_DB }, shop).RecoveryPoints;
    expect(byResource?.map((point) => point.RecoveryPointArn)).to.deep.equal([RecoveryPointArn]);
    expect(ListProtectedResources({}, shop).Results?.[0]).to.include({
      ResourceArn: ORDERS_DB,
      LastRecoveryPointArn: RecoveryPointArn,
    });
  });

  it('of a volume is a snapshot of EC2, whose ARN lacks the account, and whose tags are kept under the one that has it', () => {
    const { shop } = vaulted();
    const Tags = [{ Key: 'owner', Value: 'a' }];
    const { VolumeId } = volumeChanges.CreateVolume(
      {
        AvailabilityZone: 'eu-west-1a',
        Size: 10,
        TagSpecifications: [{ ResourceType: 'volume', Tags }],
      },
      shop,
    );
    const ResourceArn = `arn:aws:ec2:eu-west-1:111122223333:volume/${VolumeId}`;
    StartBackupJob({ ...local, ResourceArn, IamRoleArn: 'role' }, shop);
    shop.pass(300);
    const arn = points(shop, 'local')[0]?.RecoveryPointArn ?? '';
    expect(arn).to.match(/^arn:aws:ec2:eu-west-1::snapshot\/snap-[0-9a-f]{17}$/);
    const [snapshot] = snapshots.DescribeSnapshots({ OwnerIds: ['self'] }, shop).Snapshots ?? [];
    expect(snapshot).to.include({ VolumeId, State: 'completed', SnapshotId: arn.split('/')[1] });
    expect(tagsOf(shop.world, shop, arn.replace('::', ':111122223333:'))).to.deep.equal({ owner: 'a' });
    expect(tagOperations.ListTags({ ResourceArn: arn }, shop).Tags).to.deep.equal({ owner: 'a' });
    DeleteRecoveryPoint({ ...local, RecoveryPointArn: arn }, shop);
    expect(snapshots.DescribeSnapshots({ OwnerIds: ['self'] }, shop).Snapshots).to.deep.equal([]);
  });
});
