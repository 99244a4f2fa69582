import type { RecoveryPointByBackupVault } from '@aws-sdk/client-backup';
import type { Instance, Volume } from '@aws-sdk/client-ec2';
import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { DBCluster, DBInstance, DBInstanceAutomatedBackup } from '@aws-sdk/client-rds';
import type { HealthCheck, HostedZone, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { expect } from 'chai';
import type { Twin } from '../../../lib/twin/server.ts';
import { all, HOME, REFUGE, SHOP, sandboxAt, standingClock, TRAIL, VAULT } from './shop.ts';

const NOW = '2026-11-24T12:40:00.000Z';
const ORDERS_DB = `arn:aws:rds:${HOME}:${SHOP}:db:orders-db`;
const LEDGER = `arn:aws:rds:${HOME}:${SHOP}:cluster:ledger`;

describe('twin/seeds: sandbox', () => {
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

  it('keeps every target healthy: one in each of three zones at home, two in the other Region', async () => {
    for (const [region, zones] of [
      [HOME, 3],
      [REFUGE, 2],
    ] as const) {
      const servers = await all<{ Instances: Instance[] }>(twin, ['ec2', 'DescribeInstances'], SHOP, region);
      const zoneOf = new Map(
        servers.flatMap(({ Instances }) =>
          Instances.map((one) => [one.InstanceId, one.Placement?.AvailabilityZone]),
        ),
      );
      const groups = await all<TargetGroup>(
        twin,
        ['elasticloadbalancing', 'DescribeTargetGroups'],
        SHOP,
        region,
      );
      expect(groups).to.have.length(2);
      for (const { TargetGroupArn, HealthCheckIntervalSeconds } of groups) {
        const health = await all<{ Target: { Id: string }; TargetHealth: { State: string } }>(
          twin,
          ['elasticloadbalancing', 'DescribeTargetHealth'],
          SHOP,
          region,
          { TargetGroupArn },
        );
        expect(HealthCheckIntervalSeconds).to.equal(10);
        expect(health.map((one) => one.TargetHealth.State)).to.deep.equal(Array(zones).fill('healthy'));
        expect(new Set(health.map((one) => zoneOf.get(one.Target.Id))).size).to.equal(zones);
      }
    }
  });

  it('has immutable vaults under customer keys in the backup account', async () => {
    for (const region of [HOME, REFUGE]) {
      const [vault] = await all<{ Locked: boolean; LockDate: Date; EncryptionKeyArn: string }>(
        twin,
        ['backup', 'ListBackupVaults'],
        VAULT,
        region,
      );
      expect(vault?.Locked).to.equal(true);
      expect(secondsAgo(vault?.LockDate)).to.be.greaterThan(0);
      expect(await keyOf(twin, vault?.EncryptionKeyArn)).to.deep.equal({
        manager: 'CUSTOMER',
        state: 'Enabled',
      });
    }
  });

  it('keeps about a thousand recovery points, hourly for three days and daily for thirty-five', async () => {
    const copies = await points(twin, VAULT, REFUGE, 'recovery');
    const local = await points(twin, SHOP, HOME, 'shop-local');
    expect(copies.length + local.length).to.be.within(1_000, 1_200);
    const orders = copies.filter((one) => one.ResourceArn === ORDERS_DB);
    expect(secondsAgo(orders[0]?.CreationDate)).to.be.within(34 * 86_400, 35 * 86_400);
  });

  it('has failover pairs whose health checks are enabled, fast and healthy', async () => {
    const [zone] = await all<HostedZone>(twin, ['route53', 'ListHostedZones'], SHOP, 'us-east-1');
    const records = await all<ResourceRecordSet>(
      twin,
      ['route53', 'ListResourceRecordSets'],
      SHOP,
      'us-east-1',
      {
        HostedZoneId: zone?.Id?.replace('/hostedzone/', ''),
      },
    );
    const pairs = records.filter((one) => one.Failover !== undefined);
    expect(pairs.map((one) => `${one.Name} ${one.Failover} ${one.TTL}`)).to.have.members([
      'orders.shop.example. PRIMARY 60',
      'orders.shop.example. SECONDARY 60',
      'catalogue.shop.example. PRIMARY 60',
      'catalogue.shop.example. SECONDARY 60',
    ]);
    const checks = await all<HealthCheck>(twin, ['route53', 'ListHealthChecks'], SHOP, 'us-east-1');
    expect(checks.map((one) => one.Id)).to.have.members(pairs.map((one) => one.HealthCheckId));
    for (const { Id, HealthCheckConfig } of checks) {
      expect(HealthCheckConfig).to.include({ RequestInterval: 10, FailureThreshold: 3, Disabled: false });
      const seen = await all<{ StatusReport: { Status: string } }>(
        twin,
        ['route53', 'GetHealthCheckStatus'],
        SHOP,
        'us-east-1',
        { HealthCheckId: Id },
      );
      expect(seen.every((one) => one.StatusReport.Status.startsWith('Success'))).to.equal(true);
    }
  });

  it('gives everything the tags of the scheme', async () => {
    const places = [
      [SHOP, HOME],
      [SHOP, REFUGE],
      [SHOP, 'us-east-1'],
      [VAULT, HOME],
      [VAULT, REFUGE],
    ] as const;
    for (const [account, region] of places) {
      const tagged = await all<{ ResourceARN: string; Tags: { Key: string; Value: string }[] }>(
        twin,
        ['tagging', 'GetResources'],
        account,
        region,
      );
      expect(tagged, `${account} ${region}`).not.to.have.length(0);
      for (const { ResourceARN, Tags } of tagged) {
        const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
        expect(tags, ResourceARN).to.have.keys(
          'owner',
          'environment',
          'importance',
          'recovery',
          'workload',
          'Name',
        );
        expect(tags['Name'], ResourceARN).to.match(/^[a-z0-9]+_[a-z0-9-]+_[a-z0-9-]+$/);
        expect(tags['recovery'], ResourceARN).to.be.oneOf(['backup', 'replication', 'rebuild']);
      }
    }
  });

  it('has a stack per workload, with a topic among the resources of the orders', async () => {
    const stacks = await all<{ StackName: string }>(twin, ['cloudformation', 'DescribeStacks'], SHOP, HOME);
    expect(stacks.map((one) => one.StackName)).to.have.members([
      'shop-orders',
      'shop-catalogue',
      'shop-ledger',
    ]);
    const members = await all<{ ResourceType: string }>(
      twin,
      ['cloudformation', 'ListStackResources'],
      SHOP,
      HOME,
      {
        StackName: 'shop-orders',
      },
    );
    expect(members.map((one) => one.ResourceType))
      .to.include('AWS::SNS::Topic')
      .and.include('AWS::RDS::DBInstance');
  });

  it('lets the reader in from the log account: into the vault with the external id alone', async () => {
    const assume = (account: string, ExternalId?: string) =>
      twin.invoke({
        service: 'sts',
        operation: 'AssumeRole',
        account: TRAIL,
        region: HOME,
        input: { RoleArn: `arn:aws:iam::${account}:role/landfall-read`, RoleSessionName: 'test', ExternalId },
      });
    for (const account of [SHOP, TRAIL]) expect(await assume(account)).to.have.property('Credentials');
    expect(await assume(VAULT, 'shop-recovery')).to.have.property('Credentials');
    const refused = await assume(VAULT).catch((fault: unknown) => fault);
    expect(refused).to.include({ code: 'AccessDenied' });
  });

  it('gives things the same names at every start', async () => {
    const later = await sandboxAt('2027-01-05T03:20:00.000Z');
    for (const listing of [
      ['kms', 'ListKeys'],
      ['ec2', 'DescribeVolumes'],
      ['backup', 'ListBackupPlans'],
    ] as const) {
      const ids = async (one: Twin) =>
        (await all(one, listing, SHOP, HOME)).map(
          (item) => item['KeyId'] ?? item['VolumeId'] ?? item['BackupPlanId'],
        );
      expect(await ids(later)).to.deep.equal(await ids(twin));
    }
  });
});

describe('twin/seeds: sandbox, whenever it is started', () => {
  const RPO = 2 * 3_600;

  for (const time of ['00:00:00', '01:29:59', '01:31:00', '09:04:59', '12:14:30', '23:59:59']) {
    it(`has a finished copy younger than two hours of every store in the other account at ${time}`, async () => {
      const now = `2026-11-24T${time}.000Z`;
      const newest = await newestCopies(await sandboxAt(now), now);
      expect(newest.size).to.equal(5);
      expect(newest.has(ORDERS_DB) && newest.has(LEDGER)).to.equal(true);
      for (const [arn, age] of newest) expect(age, arn).to.be.within(0, RPO - 1_800);
    });
  }

  it('goes on making points and copies while it runs', async () => {
    const clock = standingClock(NOW);
    const twin = await sandboxAt(NOW, clock);
    clock.pass(5 * 3_600);
    for (const age of (await newestCopies(twin, clock.now())).values())
      expect(age).to.be.within(0, RPO - 1_800);
  });
});

/** For each store the age of the newest copy that is finished, in seconds. */
async function newestCopies(twin: Twin, now: string): Promise<Map<string, number>> {
  const newest = new Map<string, number>();
  for (const point of await points(twin, VAULT, REFUGE, 'recovery')) {
    if (point.Status !== 'COMPLETED') continue;
    newest.set(point.ResourceArn ?? '', secondsAgo(point.CreationDate, now));
  }
  return newest;
}

/** The recovery points of a vault, oldest data first. */
async function points(
  twin: Twin,
  account: string,
  region: string,
  BackupVaultName: string,
): Promise<RecoveryPointByBackupVault[]> {
  const found = await all<RecoveryPointByBackupVault>(
    twin,
    ['backup', 'ListRecoveryPointsByBackupVault'],
    account,
    region,
    { BackupVaultName },
  );
  return found.sort((a, b) => Number(a.CreationDate) - Number(b.CreationDate));
}

function secondsAgo(date: Date | undefined, now: string = NOW): number {
  return (Date.parse(now) - Number(date)) / 1_000;
}

function tag(tags: { Key?: string | undefined; Value?: string | undefined }[] | undefined, key: string) {
  return tags?.find((one) => one.Key === key)?.Value;
}

async function keyOf(twin: Twin, arn: string | undefined): Promise<{ manager: string; state: string }> {
  const [, , , region = '', account = ''] = arn?.split(':') ?? [];
  const { KeyMetadata } = (await twin.invoke({
    service: 'kms',
    operation: 'DescribeKey',
    account,
    region,
    input: { KeyId: arn },
  })) as { KeyMetadata: { KeyManager: string; KeyState: string } };
  return { manager: KeyMetadata.KeyManager, state: KeyMetadata.KeyState };
}
