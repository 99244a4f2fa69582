import { expect } from 'chai';
import { automatedBackupOperations } from '../../../../lib/twin/services/rds/automated-backups.ts';
import { backupReplicationOperations } from '../../../../lib/twin/services/rds/backup-replication.ts';
import { clusterAutomatedBackupOperations } from '../../../../lib/twin/services/rds/cluster-automated-backups.ts';
import { instanceOperations } from '../../../../lib/twin/services/rds/instances.ts';
import { faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';
import { newCluster, newDatabase, shown } from './database.ts';

const { DeleteDBInstanceAutomatedBackup, DescribeDBInstanceAutomatedBackups } = automatedBackupOperations;
const { StartDBInstanceAutomatedBackupsReplication: start, StopDBInstanceAutomatedBackupsReplication: stop } =
  backupReplicationOperations;
const SourceDBInstanceArn = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';

function backups(here: TestWorld) {
  return DescribeDBInstanceAutomatedBackups({}, here).DBInstanceAutomatedBackups ?? [];
}

describe('twin/services/rds: automated backups', () => {
  it('reaches from the retention, or from the beginning, up to the last shipped log', () => {
    const here = testWorld();
    newDatabase(here, { BackupRetentionPeriod: 7 });
    expect(backups(here)[0]).to.deep.include({
      Status: 'active',
      Region: 'eu-west-1',
      RestoreWindow: {
        EarliestTime: new Date('2026-11-24T10:05:00.000Z'),
        LatestTime: new Date('2026-11-24T10:10:00.000Z'),
      },
    });
    here.pass(30 * 86_400);
    expect(backups(here)[0]?.RestoreWindow?.EarliestTime?.toISOString()).to.equal('2026-12-17T10:10:00.000Z');
  });

  it('has none when the retention is 0', () => {
    const here = testWorld();
    newDatabase(here, { BackupRetentionPeriod: 0 });
    expect(backups(here)).to.deep.equal([]);
  });

  it('shows a replica where it was sent to, with the Region of its source, and on the source', () => {
    const here = testWorld();
    const there = here.as({ region: 'eu-central-1' });
    newDatabase(here, { BackupRetentionPeriod: 7 });
    start({ SourceDBInstanceArn, BackupRetentionPeriod: 14 }, there);
    expect(backups(there)[0]?.Status).to.equal('pending');
    here.pass(900);
    const [replica] = backups(there);
    expect(replica).to.include({ Status: 'active', Region: 'eu-west-1', BackupRetentionPeriod: 14 });
    expect(replica?.RestoreWindow?.LatestTime?.toISOString()).to.equal('2026-11-24T10:20:00.000Z');
    expect(shown(here)?.DBInstanceAutomatedBackupsReplications).to.deep.equal([
      { DBInstanceAutomatedBackupsArn: replica?.DBInstanceAutomatedBackupsArn },
    ]);
  });

  it('keeps what has arrived when the replication is stopped, and nothing later', () => {
    const here = testWorld();
    const there = here.as({ region: 'eu-central-1' });
    newDatabase(here);
    start({ SourceDBInstanceArn }, there);
    here.pass(900);
    stop({ SourceDBInstanceArn }, there);
    here.pass(86_400);
    expect(backups(there)[0]?.Status).to.equal('retained');
    expect(backups(there)[0]?.RestoreWindow?.LatestTime?.toISOString()).to.equal('2026-11-24T10:20:00.000Z');
    expect(shown(here)?.DBInstanceAutomatedBackupsReplications).to.deep.equal([]);
    DeleteDBInstanceAutomatedBackup(
      { DBInstanceAutomatedBackupsArn: backups(there)[0]?.DBInstanceAutomatedBackupsArn },
      there,
    );
    expect(backups(there)).to.deep.equal([]);
  });

  it('keeps a replica whose source was deleted', () => {
    const here = testWorld();
    const there = here.as({ region: 'eu-central-1' });
    newDatabase(here);
    start({ SourceDBInstanceArn }, there);
    here.pass(900);
    instanceOperations.DeleteDBInstance({ DBInstanceIdentifier: 'orders-db', SkipFinalSnapshot: true }, here);
    here.pass(86_400);
    expect(backups(here)).to.deep.equal([]);
    expect(backups(there)[0]).to.include({ Status: 'retained', DBInstanceIdentifier: 'orders-db' });
  });

  it('ends the replication when the source switches its backups off', () => {
    const here = testWorld();
    const there = here.as({ region: 'eu-central-1' });
    newDatabase(here);
    start({ SourceDBInstanceArn }, there);
    here.pass(900);
    instanceOperations.ModifyDBInstance(
      { DBInstanceIdentifier: 'orders-db', BackupRetentionPeriod: 0 },
      here,
    );
    here.pass(86_400);
    expect(backups(there)[0]?.RestoreWindow?.LatestTime?.toISOString()).to.equal('2026-11-24T10:20:00.000Z');
  });

  it('does not replicate within a Region, nor what has no automated backups', () => {
    const here = testWorld();
    const there = here.as({ region: 'eu-central-1' });
    newDatabase(here, { BackupRetentionPeriod: 0 });
    expect(faultOf(() => start({ SourceDBInstanceArn }, here))).to.match(/^InvalidParameterValue/);
    expect(faultOf(() => start({ SourceDBInstanceArn }, there))).to.match(/^InvalidDBInstanceStateFault/);
    expect(faultOf(() => stop({ SourceDBInstanceArn }, there))).to.match(/^DBInstanceNotFoundFault/);
  });

  it('outlives its instance when told to, and goes with it otherwise', () => {
    const here = testWorld();
    newDatabase(here);
    newDatabase(here, { DBInstanceIdentifier: 'other' });
    const remove = (DBInstanceIdentifier: string, DeleteAutomatedBackups: boolean) =>
      instanceOperations.DeleteDBInstance(
        { DBInstanceIdentifier, SkipFinalSnapshot: true, DeleteAutomatedBackups },
        here,
      );
    const active = backups(here)[0];
    expect(
      faultOf(() => DeleteDBInstanceAutomatedBackup({ DbiResourceId: active?.DbiResourceId }, here)),
    ).to.match(/^InvalidDBInstanceAutomatedBackupStateFault/);
    remove('orders-db', false);
    remove('other', true);
    here.pass(300);
    expect(backups(here).map((one) => [one.DBInstanceIdentifier, one.Status])).to.deep.equal([
      ['orders-db', 'retained'],
    ]);
    DeleteDBInstanceAutomatedBackup({ DbiResourceId: backups(here)[0]?.DbiResourceId }, here);
    expect(backups(here)).to.deep.equal([]);
  });

  it('shows the automated backups of clusters', () => {
    const here = testWorld();
    newCluster(here, ['a']);
    const { DescribeDBClusterAutomatedBackups } = clusterAutomatedBackupOperations;
    const [backup] = DescribeDBClusterAutomatedBackups({}, here).DBClusterAutomatedBackups ?? [];
    expect(backup).to.include({ Status: 'active', DBClusterIdentifier: 'ledger', Region: 'eu-west-1' });
    expect(backup?.RestoreWindow?.LatestTime?.toISOString()).to.equal('2026-11-24T10:10:00.000Z');
    expect(backups(here)).to.deep.equal([]);
  });
});
