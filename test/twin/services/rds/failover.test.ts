import { expect } from 'chai';
import { clusterOperations } from '../../../../lib/twin/services/rds/clusters.ts';
import { eventOperations } from '../../../../lib/twin/services/rds/events.ts';
import { clusterFailoverOperations } from '../../../../lib/twin/services/rds/failover-cluster.ts';
import { modifyDBInstance } from '../../../../lib/twin/services/rds/modify-instance.ts';
import { rebootOperations } from '../../../../lib/twin/services/rds/reboot-instance.ts';
import { faultOf, type TestWorld, testWorld, wide } from '../ec2/test-world.ts';
import { newCluster, newDatabase, shown } from './database.ts';

const { RebootDBInstance } = rebootOperations;
const { FailoverDBCluster, RebootDBCluster } = clusterFailoverOperations;
const failover = { DBInstanceIdentifier: 'orders-db', ForceFailover: true };

function messages(here: TestWorld, SourceIdentifier: string, SourceType: 'db-instance' | 'db-cluster') {
  const { Events = [] } = eventOperations.DescribeEvents({ SourceIdentifier, SourceType }, wide(here));
  return Events.map(({ Message }) => Message).filter((message) => /failover|restarted/.test(message ?? ''));
}

function cluster(here: TestWorld) {
  const { DBClusters = [] } = clusterOperations.DescribeDBClusters({ DBClusterIdentifier: 'ledger' }, here);
  const writer = DBClusters[0]?.DBClusterMembers?.find((member) => member.IsClusterWriter);
  return [DBClusters[0]?.Status, writer?.DBInstanceIdentifier];
}

describe('twin/services/rds: failing over where no process runs', () => {
  it('is rebooting until it is over, tells of it as it goes, and swaps its zones later still', () => {
    const here = testWorld();
    newDatabase(here, { MultiAZ: true });
    expect(RebootDBInstance(failover, here).DBInstance).to.include({ DBInstanceStatus: 'rebooting' });
    expect(messages(here, 'orders-db', 'db-instance')).to.deep.equal([]);
    here.pass(20);
    expect(messages(here, 'orders-db', 'db-instance')).to.deep.equal([
      'Multi-AZ instance failover started.',
      'DB instance restarted.',
    ]);
    here.pass(40);
    expect(messages(here, 'orders-db', 'db-instance')).to.have.length(4);
    const zones = { AvailabilityZone: 'eu-west-1a', SecondaryAvailabilityZone: 'eu-west-1b' };
    expect(shown(here)).to.include({ DBInstanceStatus: 'available', ...zones });
    here.pass(60);
    expect(shown(here)).to.include({
      DBInstanceStatus: 'available',
      AvailabilityZone: 'eu-west-1b',
      SecondaryAvailabilityZone: 'eu-west-1a',
    });
  });

  it('can be modified while its zones are shown as they were', () => {
    const here = testWorld();
    newDatabase(here, { MultiAZ: true });
    RebootDBInstance(failover, here);
    here.pass(60);
    const { DBInstance } = modifyDBInstance(
      { DBInstanceIdentifier: 'orders-db', DeletionProtection: true },
      here,
    );
    expect(DBInstance).to.include({ DeletionProtection: true });
  });

  it('reboots in place without a failover', () => {
    const here = testWorld();
    newDatabase(here);
    RebootDBInstance({ DBInstanceIdentifier: 'orders-db' }, here);
    here.pass(30);
    expect(messages(here, 'orders-db', 'db-instance')).to.deep.equal(['DB instance restarted.']);
    expect(shown(here)).to.include({ DBInstanceStatus: 'available', AvailabilityZone: 'eu-west-1a' });
  });

  it('is refused without a standby, while something is under way, and for a name that is not there', () => {
    const here = testWorld();
    newDatabase(here);
    expect(faultOf(() => RebootDBInstance(failover, here))).to.equal(
      'InvalidParameterCombination: Cannot use ForceFailover since the Instance is not configured for MultiAZ',
    );
    RebootDBInstance({ DBInstanceIdentifier: 'orders-db' }, here);
    expect(faultOf(() => RebootDBInstance({ DBInstanceIdentifier: 'orders-db' }, here))).to.equal(
      'InvalidDBInstanceStateFault: Instance orders-db is not in available state.',
    );
    expect(faultOf(() => RebootDBInstance({ DBInstanceIdentifier: 'other' }, here))).to.match(
      /^DBInstanceNotFoundFault/,
    );
  });

  it('makes another member of a cluster its writer: the one that is named, or the first in line', () => {
    const here = testWorld();
    newCluster(here, ['a', 'b', 'c']);
    expect(FailoverDBCluster({ DBClusterIdentifier: 'ledger' }, here).DBCluster?.Status).to.equal(
      'failing-over',
    );
    expect(cluster(here)).to.deep.equal(['failing-over', 'ledger-1']);
    here.pass(10);
    expect(cluster(here)).to.deep.equal(['failing-over', 'ledger-2']);
    here.pass(20);
    expect(cluster(here)).to.deep.equal(['available', 'ledger-2']);
    FailoverDBCluster({ DBClusterIdentifier: 'ledger', TargetDBInstanceIdentifier: 'ledger-3' }, here);
    here.pass(10);
    here.pass(20);
    expect(messages(here, 'ledger', 'db-cluster')).to.deep.equal([
      'Started cross AZ failover to DB instance: ledger-2',
      'Completed failover to DB instance: ledger-2',
      'Started cross AZ failover to DB instance: ledger-3',
      'Completed failover to DB instance: ledger-3',
    ]);
  });

  it('refuses a cluster without readers, a target that is none, and to reboot Aurora as a whole', () => {
    const here = testWorld();
    newCluster(here, ['a', 'b']);
    const asked = { DBClusterIdentifier: 'ledger', TargetDBInstanceIdentifier: 'ledger-1' };
    expect(faultOf(() => FailoverDBCluster(asked, here))).to.match(/^InvalidDBInstanceStateFault/);
    expect(faultOf(() => RebootDBCluster({ DBClusterIdentifier: 'ledger' }, here))).to.match(
      /^InvalidDBClusterStateFault/,
    );
    FailoverDBCluster({ DBClusterIdentifier: 'ledger' }, here);
    expect(faultOf(() => FailoverDBCluster({ DBClusterIdentifier: 'ledger' }, here))).to.match(
      /^InvalidDBClusterStateFault: Database cluster ledger is not in available state/,
    );
    const alone = testWorld();
    newCluster(alone, ['a']);
    expect(faultOf(() => FailoverDBCluster({ DBClusterIdentifier: 'ledger' }, alone))).to.match(/no reader/);
  });
});
