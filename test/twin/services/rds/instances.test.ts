import { expect } from 'chai';
import { keyOperations } from '../../../../lib/twin/services/kms/keys.ts';
import { instanceOperations } from '../../../../lib/twin/services/rds/instances.ts';
import { everyPage, faultOf, testWorld } from '../ec2/test-world.ts';
import { newDatabase, shown } from './database.ts';

const { CreateDBInstance, DeleteDBInstance, DescribeDBInstances, ModifyDBInstance } = instanceOperations;
const orders = { DBInstanceIdentifier: 'orders-db', DBInstanceClass: 'db.r7g.large', Engine: 'postgres' };

describe('twin/services/rds: instances', () => {
  it('creates an instance that becomes available after a while', () => {
    const here = testWorld();
    expect(CreateDBInstance({ ...orders, MultiAZ: true }, here).DBInstance).to.include({
      DBInstanceStatus: 'creating',
      DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db',
    });
    expect(shown(here)).not.to.have.property('LatestRestorableTime');
    here.pass(600);
    expect(shown(here)).to.include({
      DBInstanceStatus: 'available',
      MultiAZ: true,
      AvailabilityZone: 'eu-west-1a',
      SecondaryAvailabilityZone: 'eu-west-1b',
      BackupRetentionPeriod: 1,
    });
  });

  it('moves the restorable time in steps of five minutes', () => {
    const here = testWorld('2026-11-24T10:00:00.000Z');
    newDatabase(here);
    const latest = () => shown(here)?.LatestRestorableTime?.toISOString();
    expect(latest()).to.equal('2026-11-24T10:10:00.000Z');
    here.pass(299);
    expect(latest()).to.equal('2026-11-24T10:10:00.000Z');
    here.pass(1);
    expect(latest()).to.equal('2026-11-24T10:15:00.000Z');
  });

  it('has no restorable time once the retention is 0, and begins anew when it is back', () => {
    const here = testWorld();
    newDatabase(here, { BackupRetentionPeriod: 30 });
    ModifyDBInstance({ DBInstanceIdentifier: 'orders-db', BackupRetentionPeriod: 0 }, here);
    expect(shown(here))
      .to.include({ BackupRetentionPeriod: 0 })
      .and.not.have.property('LatestRestorableTime');
    ModifyDBInstance({ DBInstanceIdentifier: 'orders-db', BackupRetentionPeriod: 7 }, here);
    expect(shown(here)).not.to.have.property('LatestRestorableTime');
    here.pass(600);
    expect(shown(here)).to.have.property('LatestRestorableTime');
  });

  it('finds an instance by name or ARN, in any case, and by filters', () => {
    const here = testWorld();
    newDatabase(here);
    expect(shown(here, 'ORDERS-DB')?.DBInstanceIdentifier).to.equal('orders-db');
    expect(shown(here, 'arn:aws:rds:eu-west-1:111122223333:db:orders-db')).to.be.an('object');
    const found = (Name: string, Value: string) =>
      DescribeDBInstances({ Filters: [{ Name, Values: [Value] }] }, here).DBInstances?.length;
    expect(found('engine', 'postgres')).to.equal(1);
    expect(found('engine', 'mysql')).to.equal(0);
    expect(faultOf(() => found('colour', 'red'))).to.match(/^InvalidParameterValue: Unrecognized filter/);
  });

  it('says DBInstanceNotFound for a name that is not there', () => {
    expect(faultOf(() => shown(testWorld(), 'none'))).to.equal(
      'DBInstanceNotFoundFault: DBInstance none not found.',
    );
  });

  it('refuses a second instance of the same name, and a retention beyond 35 days', () => {
    const here = testWorld();
    newDatabase(here);
    expect(faultOf(() => CreateDBInstance(orders, here))).to.match(/^DBInstanceAlreadyExistsFault/);
    const long = { DBInstanceIdentifier: 'orders-db', BackupRetentionPeriod: 36 };
    expect(faultOf(() => ModifyDBInstance(long, here))).to.match(/^InvalidParameterValue/);
  });

  it('lists every instance once, page after page, and refuses page sizes that RDS refuses', () => {
    const here = testWorld();
    const names = ['a', 'b', 'c'];
    for (const DBInstanceIdentifier of names) newDatabase(here, { DBInstanceIdentifier });
    const paging = { service: 'rds', operation: 'DescribeDBInstances', pageSize: 2, emptyPages: false };
    const pages = everyPage((Marker) => {
      const { DBInstances = [], Marker: next } = DescribeDBInstances({ Marker }, here);
      return { items: DBInstances.map((one) => one.DBInstanceIdentifier), next };
    });
    expect(pages).to.deep.equal([['a', 'b'], ['c']]);
    expect(faultOf(() => DescribeDBInstances({ MaxRecords: 10 }, here))).to.match(/^InvalidParameterValue/);
    expect(faultOf(() => DescribeDBInstances({ Marker: 'made up' }, here.as({ paging })))).to.match(
      /^InvalidParameterValue/,
    );
  });

  it('takes the standby away when asked to at once, and else keeps it until the maintenance window', () => {
    const here = testWorld();
    newDatabase(here, { MultiAZ: true });
    ModifyDBInstance({ DBInstanceIdentifier: 'orders-db', MultiAZ: false }, here);
    expect(shown(here)?.PendingModifiedValues).to.deep.equal({ MultiAZ: false });
    expect(shown(here)?.MultiAZ).to.equal(true);
    ModifyDBInstance({ DBInstanceIdentifier: 'orders-db', ApplyImmediately: true }, here);
    expect(shown(here)?.DBInstanceStatus).to.equal('modifying');
    here.pass(60);
    expect(shown(here)).to.include({ MultiAZ: false, DBInstanceStatus: 'available' });
    expect(shown(here)?.SecondaryAvailabilityZone).to.equal(undefined);
  });

  it('does not delete a protected instance, and wants a final snapshot or a word against it', () => {
    const here = testWorld();
    newDatabase(here, { DeletionProtection: true });
    const DBInstanceIdentifier = 'orders-db';
    expect(faultOf(() => DeleteDBInstance({ DBInstanceIdentifier, SkipFinalSnapshot: true }, here))).to.match(
      /^InvalidParameterCombination: Cannot delete protected/,
    );
    ModifyDBInstance({ DBInstanceIdentifier, DeletionProtection: false }, here);
    expect(faultOf(() => DeleteDBInstance({ DBInstanceIdentifier }, here))).to.match(
      /^InvalidParameterCombination: FinalDBSnapshotIdentifier/,
    );
    DeleteDBInstance({ DBInstanceIdentifier, SkipFinalSnapshot: true }, here);
    expect(shown(here)?.DBInstanceStatus).to.equal('deleting');
    here.pass(120);
    expect(faultOf(() => shown(here))).to.match(/^DBInstanceNotFoundFault/);
  });

  it('encrypts with the key that is named, or else with the one that AWS manages, but not with one that is off', () => {
    const here = testWorld();
    const { KeyMetadata } = keyOperations.CreateKey({}, here);
    newDatabase(here, { KmsKeyId: KeyMetadata?.KeyId });
    newDatabase(here, { DBInstanceIdentifier: 'other', StorageEncrypted: true });
    expect(shown(here)).to.include({ StorageEncrypted: true, KmsKeyId: KeyMetadata?.Arn });
    const managed = keyOperations.DescribeKey({ KeyId: shown(here, 'other')?.KmsKeyId }, here);
    expect(managed.KeyMetadata?.KeyManager).to.equal('AWS');
    const wrong = { ...orders, DBInstanceIdentifier: 'third', KmsKeyId: 'alias/none' };
    expect(faultOf(() => CreateDBInstance(wrong, here))).to.match(/^KMSKeyNotAccessibleFault/);
  });
});
