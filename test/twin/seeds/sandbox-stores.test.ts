import type { Volume } from '@aws-sdk/client-ec2';
import type { DBCluster, DBInstance, DBInstanceAutomatedBackup } from '@aws-sdk/client-rds';
import { expect } from 'chai';
import type { Twin } from '../../../lib/twin/server.ts';
import { all, HOME, keyOf, NOW, REFUGE, SHOP, sandboxAt, secondsAgo } from './shop.ts';

const ORDERS_DB = `arn:aws:rds:${HOME}:${SHOP}:db:orders-db`;

describe('twin/seeds: sandbox, what holds data', () => {
  let twin: Twin;
  before(async () => {
    twin = await sandboxAt(NOW);
  });

  it('has an order database with a standby, a customer key, thirty days of backups and a current restorable time', async () => {
    const databases = await all<DBInstance>(twin, ['rds', 'DescribeDBInstances'], SHOP, HOME);
    const orders = databases.find((one) => one.DBInstanceIdentifier === 'orders-db');
    expect(orders).to.include({
      MultiAZ: true,
      StorageEncrypted: true,
      BackupRetentionPeriod: 30,
      DeletionProtection: true,
    });
    expect(orders?.LatestRestorableTime?.toISOString()).to.equal(NOW);
    expect(await keyOf(twin, orders?.KmsKeyId)).to.deep.equal({ manager: 'CUSTOMER', state: 'Enabled' });
  });

  it('has the automated backups of the order database in the other Region, under a key of that Region', async () => {
    const [replica] = await all<DBInstanceAutomatedBackup>(
      twin,
      ['rds', 'DescribeDBInstanceAutomatedBackups'],
      SHOP,
      REFUGE,
    );
    expect(replica).to.include({ Status: 'active', DBInstanceArn: ORDERS_DB, Region: HOME });
    expect(replica?.KmsKeyId).to.match(/^arn:aws:kms:eu-central-1:111122223333:key/);
    expect(secondsAgo(replica?.RestoreWindow?.LatestTime)).to.be.at.most(600);
    expect(secondsAgo(replica?.RestoreWindow?.EarliestTime)).to.equal(30 * 86_400);
  });

  it('has a ledger with three members in three zones', async () => {
    const [ledger] = await all<DBCluster>(twin, ['rds', 'DescribeDBClusters'], SHOP, HOME);
    expect(ledger).to.include({ MultiAZ: true, Status: 'available', StorageEncrypted: true });
    const members = (await all<DBInstance>(twin, ['rds', 'DescribeDBInstances'], SHOP, HOME)).filter(
      (one) => one.DBClusterIdentifier === 'ledger',
    );
    expect(new Set(members.map((one) => one.AvailabilityZone)).size).to.equal(3);
  });

  it('runs the catalogue on data volumes that outlive their instances, and everything on encrypted ones', async () => {
    const volumes = await all<Volume>(twin, ['ec2', 'DescribeVolumes'], SHOP, HOME);
    const data = volumes.filter((one) => tag(one.Tags, 'recovery') === 'backup');
    expect(data.map((one) => one.AvailabilityZone)).to.have.members(
      ['a', 'b', 'c'].map((zone) => HOME + zone),
    );
    expect(data.map((one) => one.Attachments?.[0]?.DeleteOnTermination)).to.deep.equal([false, false, false]);
    expect(volumes.every((one) => one.Encrypted)).to.equal(true);
    expect(volumes.filter((one) => one.Attachments?.[0]?.DeleteOnTermination === true)).to.have.length(6);
  });
});

function tag(tags: { Key?: string | undefined; Value?: string | undefined }[] | undefined, key: string) {
  return tags?.find((one) => one.Key === key)?.Value;
}
