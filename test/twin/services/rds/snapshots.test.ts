import { expect } from 'chai';
import { keyOperations } from '../../../../lib/twin/services/kms/keys.ts';
import { clusterSnapshotOperations } from '../../../../lib/twin/services/rds/cluster-snapshots.ts';
import { instanceOperations } from '../../../../lib/twin/services/rds/instances.ts';
import { snapshotOperations } from '../../../../lib/twin/services/rds/snapshots.ts';
import { faultOf, type TestWorld, testWorld, wide } from '../ec2/test-world.ts';
import { newCluster, newDatabase } from './database.ts';

const { CopyDBSnapshot, CreateDBSnapshot, DeleteDBSnapshot, DescribeDBSnapshots } = snapshotOperations;
const { CreateDBClusterSnapshot, DeleteDBClusterSnapshot, DescribeDBClusterSnapshots } =
  clusterSnapshotOperations;
const DAY = 86_400;

function listed(here: TestWorld, SnapshotType?: string): (string | undefined)[] {
  const { DBSnapshots = [] } = DescribeDBSnapshots({ SnapshotType }, wide(here));
  return DBSnapshots.map((one) => one.DBSnapshotIdentifier);
}

describe('twin/services/rds: snapshots', () => {
  it('takes one automated snapshot a night, as far back as the retention reaches', () => {
    const here = testWorld('2026-11-20T10:00:00.000Z');
    newDatabase(here, { BackupRetentionPeriod: 3, PreferredBackupWindow: '02:40-03:10' });
    expect(listed(here, 'automated')).to.deep.equal([]);
    here.pass(2 * DAY);
    expect(listed(here, 'automated')).to.deep.equal([
      'rds:orders-db-2026-11-21-02-40',
      'rds:orders-db-2026-11-22-02-40',
    ]);
    here.pass(8 * DAY);
    expect(listed(here, 'automated')).to.have.length(3);
  });

  it('loses its automated snapshots when the retention is set to 0, and keeps the manual ones', () => {
    const here = testWorld();
    newDatabase(here, { BackupRetentionPeriod: 3 });
    here.pass(2 * DAY);
    CreateDBSnapshot({ DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'before-change' }, here);
    instanceOperations.ModifyDBInstance(
      { DBInstanceIdentifier: 'orders-db', BackupRetentionPeriod: 0 },
      here,
    );
    expect(listed(here)).to.deep.equal(['before-change']);
  });

  it('is creating at first, and says which moment it holds', () => {
    const here = testWorld();
    newDatabase(here);
    const { DBSnapshot } = CreateDBSnapshot(
      { DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'one' },
      here,
    );
    expect(DBSnapshot).to.include({ Status: 'creating', SnapshotType: 'manual' });
    here.pass(180);
    const [one] = DescribeDBSnapshots({ DBSnapshotIdentifier: 'one' }, here).DBSnapshots ?? [];
    expect(one?.Status).to.equal('available');
    expect(one?.SnapshotDatabaseTime?.toISOString()).to.equal('2026-11-24T10:10:00.000Z');
  });

  it('finds snapshots by instance, type and filter, and says DBSnapshotNotFound for a name that is not there', () => {
    const here = testWorld();
    newDatabase(here);
    CreateDBSnapshot({ DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'one' }, here);
    expect(DescribeDBSnapshots({ DBInstanceIdentifier: 'orders-db' }, here).DBSnapshots).to.have.length(1);
    expect(DescribeDBSnapshots({ DBInstanceIdentifier: 'other' }, here).DBSnapshots).to.have.length(0);
    const Filters = [{ Name: 'snapshot-type', Values: ['manual'] }];
    expect(DescribeDBSnapshots({ Filters }, here).DBSnapshots).to.have.length(1);
    expect(faultOf(() => DescribeDBSnapshots({ DBSnapshotIdentifier: 'none' }, here))).to.match(
      /^DBSnapshotNotFoundFault/,
    );
  });

  it('copies a snapshot to another Region under a key of that Region, with its own moment of data', () => {
    const here = testWorld();
    const key = keyOperations.CreateKey({}, here).KeyMetadata?.Arn;
    const there = here.as({ region: 'eu-central-1' });
    const thereKey = keyOperations.CreateKey({}, there).KeyMetadata?.Arn;
    newDatabase(here, { KmsKeyId: key });
    const { DBSnapshot } = CreateDBSnapshot(
      { DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'one' },
      here,
    );
    here.pass(3_600);
    const copy = { SourceDBSnapshotIdentifier: DBSnapshot?.DBSnapshotArn, TargetDBSnapshotIdentifier: 'two' };
    expect(faultOf(() => CopyDBSnapshot(copy, there))).to.match(/^KMSKeyNotAccessibleFault/);
    expect(CopyDBSnapshot({ ...copy, KmsKeyId: thereKey }, there).DBSnapshot).to.deep.include({
      KmsKeyId: thereKey,
      SourceRegion: 'eu-west-1',
      SourceDBSnapshotIdentifier: DBSnapshot?.DBSnapshotArn,
      OriginalSnapshotCreateTime: new Date('2026-11-24T10:10:00.000Z'),
      SnapshotCreateTime: new Date('2026-11-24T11:10:00.000Z'),
    });
  });

  it('deletes what somebody made, and nothing else', () => {
    const here = testWorld();
    newDatabase(here);
    here.pass(DAY);
    CreateDBSnapshot({ DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'one' }, here);
    expect(
      faultOf(() =>
        CreateDBSnapshot({ DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'one' }, here),
      ),
    ).to.match(/^DBSnapshotAlreadyExistsFault/);
    DeleteDBSnapshot({ DBSnapshotIdentifier: 'one' }, here);
    expect(listed(here, 'manual')).to.deep.equal([]);
    const [DBSnapshotIdentifier] = listed(here, 'automated');
    expect(faultOf(() => DeleteDBSnapshot({ DBSnapshotIdentifier }, here))).to.match(
      /^InvalidDBSnapshotStateFault/,
    );
    expect(faultOf(() => DeleteDBSnapshot({ DBSnapshotIdentifier: 'none' }, here))).to.match(
      /^DBSnapshotNotFound/,
    );
  });

  it('takes, lists and deletes snapshots of clusters likewise', () => {
    const here = testWorld();
    newCluster(here, ['a'], { BackupRetentionPeriod: 7 });
    here.pass(DAY);
    const DBClusterSnapshotIdentifier = 'one';
    CreateDBClusterSnapshot({ DBClusterIdentifier: 'ledger', DBClusterSnapshotIdentifier }, here);
    const types = () =>
      DescribeDBClusterSnapshots({}, here).DBClusterSnapshots?.map((one) => one.SnapshotType);
    expect(types()).to.have.members(['manual', 'automated']);
    expect(DescribeDBClusterSnapshots({ SnapshotType: 'manual' }, here).DBClusterSnapshots).to.have.length(1);
    DeleteDBClusterSnapshot({ DBClusterSnapshotIdentifier }, here);
    expect(types()).to.deep.equal(['automated']);
    expect(faultOf(() => DeleteDBClusterSnapshot({ DBClusterSnapshotIdentifier }, here))).to.match(
      /^DBClusterSnapshotNotFoundFault/,
    );
  });
});
