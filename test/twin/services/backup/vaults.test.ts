import { expect } from 'chai';
import { backupJobOperations } from '../../../../lib/twin/services/backup/backup-jobs.ts';
import { pointOperations } from '../../../../lib/twin/services/backup/points.ts';
import { policyAllows } from '../../../../lib/twin/services/backup/policy-text.ts';
import { vaultLockOperations } from '../../../../lib/twin/services/backup/vault-lock.ts';
import { vaultPolicyOperations } from '../../../../lib/twin/services/backup/vault-policy.ts';
import { vaultOperations } from '../../../../lib/twin/services/backup/vaults.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';
import { ORDERS_DB, points, vaulted } from './vaulted.ts';

const { CreateBackupVault, DeleteBackupVault, DescribeBackupVault, ListBackupVaults } = vaultOperations;
const { DeleteBackupVaultLockConfiguration: unlock, PutBackupVaultLockConfiguration: lock } =
  vaultLockOperations;
const { DeleteBackupVaultAccessPolicy, GetBackupVaultAccessPolicy, PutBackupVaultAccessPolicy } =
  vaultPolicyOperations;
const DAY = 86_400;
const named = { BackupVaultName: 'local' };

function newVault(): TestWorld {
  const here = testWorld();
  CreateBackupVault(named, here);
  return here;
}

describe('twin/services/backup: vaults', () => {
  it('lists every vault once, page after page', () => {
    const here = testWorld();
    for (const BackupVaultName of ['aa', 'bb', 'cc']) CreateBackupVault({ BackupVaultName }, here);
    const pages = everyPage((NextToken) => {
      const { BackupVaultList = [], NextToken: next } = ListBackupVaults({ NextToken }, here);
      return { items: BackupVaultList.map((vault) => vault.BackupVaultName), next };
    });
    expect(pages).to.deep.equal([['aa', 'bb'], ['cc']]);
    expect(
      ListBackupVaults({ ByVaultType: 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT' }, here).BackupVaultList,
    ).to.deep.equal([]);
  });

  it('says AlreadyExists for a second vault of the name, and ResourceNotFound for none', () => {
    const here = newVault();
    expect(faultOf(() => CreateBackupVault(named, here))).to.match(/^AlreadyExistsException/);
    expect(faultOf(() => DescribeBackupVault({ BackupVaultName: 'none' }, here))).to.match(
      /^ResourceNotFoundException/,
    );
    expect(faultOf(() => CreateBackupVault({ BackupVaultName: 'a b' }, here))).to.match(
      /^InvalidParameterValue/,
    );
  });

  it('is locked in governance mode without a cooling-off period, and can be unlocked', () => {
    const here = newVault();
    lock({ ...named, MinRetentionDays: 7 }, here);
    expect(DescribeBackupVault(named, here))
      .to.include({ Locked: true, MinRetentionDays: 7 })
      .and.not.have.property('LockDate');
    here.pass(30 * DAY);
    unlock(named, here);
    expect(DescribeBackupVault(named, here)).to.include({ Locked: false });
  });

  it('is locked for good once the cooling-off period is over', () => {
    const here = newVault();
    lock({ ...named, MinRetentionDays: 7, ChangeableForDays: 3 }, here);
    expect(DescribeBackupVault(named, here).LockDate?.toISOString()).to.equal('2026-11-27T10:00:00.000Z');
    here.pass(3 * DAY - 1);
    lock({ ...named, MinRetentionDays: 8, ChangeableForDays: 3 }, here);
    here.pass(3 * DAY);
    expect(faultOf(() => unlock(named, here))).to.match(/^InvalidRequestException/);
    expect(faultOf(() => lock({ ...named, MinRetentionDays: 1 }, here))).to.match(/^InvalidRequestException/);
    expect(DescribeBackupVault(named, here).MinRetentionDays).to.equal(8);
  });

  it('refuses a cooling-off of less than three days, and limits that contradict each other', () => {
    const here = newVault();
    const refusal = (input: object) => faultOf(() => lock({ ...named, ...input }, here));
    expect(refusal({ ChangeableForDays: 2 })).to.match(/^InvalidParameterValueException: ChangeableForDays/);
    expect(refusal({ MinRetentionDays: 0 })).to.match(/^InvalidParameterValueException: MinRetentionDays/);
    expect(refusal({ MinRetentionDays: 9, MaxRetentionDays: 8 })).to.match(/^InvalidParameterValueException/);
    expect(refusal({ MaxRetentionDays: 36_501 })).to.match(/^InvalidParameterValueException/);
  });

  it('keeps its points while it is locked, and is deleted only when it is empty', () => {
    const { shop } = vaulted();
    backupJobOperations.StartBackupJob({ ...named, ResourceArn: ORDERS_DB, IamRoleArn: 'role' }, shop);
    shop.pass(300);
    lock({ ...named, MinRetentionDays: 1 }, shop);
    const remove = () =>
      pointOperations.DeleteRecoveryPoint(
        { ...named, RecoveryPointArn: points(shop, 'local')[0]?.RecoveryPointArn },
        shop,
      );
    expect(faultOf(remove)).to.match(/^InvalidRequestException: .* is locked/);
    expect(faultOf(() => DeleteBackupVault(named, shop))).to.match(/^InvalidRequestException/);
    unlock(named, shop);
    remove();
    DeleteBackupVault(named, shop);
    expect(ListBackupVaults({}, shop).BackupVaultList).to.deep.equal([]);
  });

  it('has no access policy until one is put, and none after it is deleted', () => {
    const here = newVault();
    const none = /^ResourceNotFoundException: .* no access policy/;
    expect(faultOf(() => GetBackupVaultAccessPolicy(named, here))).to.match(none);
    const Policy = JSON.stringify({ Statement: [] });
    PutBackupVaultAccessPolicy({ ...named, Policy }, here);
    expect(GetBackupVaultAccessPolicy(named, here).Policy).to.equal(Policy);
    expect(faultOf(() => PutBackupVaultAccessPolicy({ ...named, Policy: 'none' }, here))).to.match(
      /^InvalidParameter/,
    );
    DeleteBackupVaultAccessPolicy(named, here);
    expect(faultOf(() => GetBackupVaultAccessPolicy(named, here))).to.match(none);
  });

  it('reads from a policy who may copy in: denied beats allowed', () => {
    const allow = { Effect: 'Allow', Principal: '*', Action: 'backup:Copy*' };
    const deny = {
      Effect: 'Deny',
      Principal: { AWS: '111122223333' },
      Action: ['backup:CopyIntoBackupVault'],
    };
    const may = (...Statement: object[]) =>
      policyAllows(JSON.stringify({ Statement }), '111122223333', 'backup:CopyIntoBackupVault');
    expect([may(allow), may(allow, deny), may(deny), may()]).to.deep.equal([true, false, false, false]);
    expect(policyAllows(undefined, '111122223333', 'backup:CopyIntoBackupVault')).to.equal(false);
  });
});
