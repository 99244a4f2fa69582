import { expect } from 'chai';
import { clusterOperations } from '../../../../lib/twin/services/rds/clusters.ts';
import { clusterFailoverOperations } from '../../../../lib/twin/services/rds/failover-cluster.ts';
import { instanceOperations } from '../../../../lib/twin/services/rds/instances.ts';
import { faultOf, testWorld } from '../ec2/test-world.ts';
import { newCluster, shown, shownCluster } from './database.ts';

const { CreateDBCluster, DeleteDBCluster, DescribeDBClusters, ModifyDBCluster } = clusterOperations;
const { CreateDBInstance, DeleteDBInstance, ModifyDBInstance } = instanceOperations;
const { RebootDBCluster } = clusterFailoverOperations;
const DBClusterIdentifier = 'ledger';

describe('twin/services/rds: clusters', () => {
  it('is Multi-AZ when its members are in more than one zone, whatever zones it might use', () => {
    const spread = testWorld();
    newCluster(spread, ['a', 'b']);
    expect(shownCluster(spread)?.MultiAZ).to.equal(true);
    const narrow = testWorld();
    newCluster(narrow, ['a', 'a']);
    expect(shownCluster(narrow)).to.include({ MultiAZ: false, Status: 'available' });
    expect(shownCluster(narrow)?.AvailabilityZones).to.have.length(3);
  });

  it('makes the first member the writer, and promotes the next tier when it is gone', () => {
    const here = testWorld();
    newCluster(here, ['a', 'b', 'c']);
    const writers = () =>
      shownCluster(here)
        ?.DBClusterMembers?.filter((member) => member.IsClusterWriter)
        .map((member) => member.DBInstanceIdentifier);
    expect(writers()).to.deep.equal(['ledger-1']);
    DeleteDBInstance({ DBInstanceIdentifier: 'ledger-1', SkipFinalSnapshot: true }, here);
    here.pass(120);
    expect(writers()).to.deep.equal(['ledger-2']);
  });

  it('keeps restorable times on the cluster, not on its members', () => {
    const here = testWorld();
    newCluster(here, ['a']);
    expect(shownCluster(here)?.LatestRestorableTime?.toISOString()).to.equal('2026-11-24T10:10:00.000Z');
    expect(shown(here, 'ledger-1')).not.to.have.property('LatestRestorableTime');
  });

  it('does not let a retention be 0, nor be set on a member', () => {
    const here = testWorld();
    newCluster(here, ['a']);
    expect(faultOf(() => ModifyDBCluster({ DBClusterIdentifier, BackupRetentionPeriod: 0 }, here))).to.match(
      /^InvalidParameterValue/,
    );
    const member = { DBInstanceIdentifier: 'ledger-1', BackupRetentionPeriod: 5 };
    expect(faultOf(() => ModifyDBInstance(member, here))).to.match(/^InvalidParameterCombination/);
    ModifyDBCluster({ DBClusterIdentifier, BackupRetentionPeriod: 5 }, here);
    expect(shown(here, 'ledger-1')?.BackupRetentionPeriod).to.equal(5);
  });

  it('is deleted only without protection and without members', () => {
    const here = testWorld();
    newCluster(here, ['a'], { DeletionProtection: true });
    const remove = () => DeleteDBCluster({ DBClusterIdentifier, SkipFinalSnapshot: true }, here);
    expect(faultOf(remove)).to.match(/^InvalidParameterCombination/);
    ModifyDBCluster({ DBClusterIdentifier, DeletionProtection: false }, here);
    expect(faultOf(remove)).to.match(/^InvalidDBClusterStateFault/);
    DeleteDBInstance({ DBInstanceIdentifier: 'ledger-1', SkipFinalSnapshot: true }, here);
    remove();
    here.pass(120);
    expect(faultOf(() => shownCluster(here))).to.equal('DBClusterNotFoundFault: DBCluster ledger not found.');
    expect(DescribeDBClusters({}, here).DBClusters).to.deep.equal([]);
  });

  describe('with two readable standbys', () => {
    const multiAz = { Engine: 'postgres', DBClusterInstanceClass: 'db.r6gd.large' };

    it('comes with three instances in three zones, and goes with them', () => {
      const here = testWorld();
      newCluster(here, [], multiAz);
      const members = shownCluster(here)?.DBClusterMembers ?? [];
      expect(members.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier)).to.deep.equal([
        'ledger-instance-1',
        'ledger-instance-2',
        'ledger-instance-3',
      ]);
      expect(members.filter(({ IsClusterWriter }) => IsClusterWriter)).to.have.length(1);
      expect(shownCluster(here)).to.include({ MultiAZ: true, Status: 'available', Port: 5432 });
      const alone = { DBInstanceIdentifier: 'ledger-instance-1', SkipFinalSnapshot: true };
      expect(faultOf(() => DeleteDBInstance(alone, here))).to.match(/^InvalidDBInstanceStateFault/);
      const more = { DBInstanceIdentifier: 'more', DBInstanceClass: 'db.r6gd.large', DBClusterIdentifier };
      expect(faultOf(() => CreateDBInstance({ ...more, Engine: 'postgres' }, here))).to.match(
        /^InvalidParameterCombination/,
      );
      DeleteDBCluster({ DBClusterIdentifier, SkipFinalSnapshot: true }, here);
      here.pass(120);
      expect(faultOf(() => DescribeDBClusters({ DBClusterIdentifier }, here))).to.match(
        /^DBClusterNotFoundFault/,
      );
      expect(faultOf(() => shown(here, 'ledger-instance-1'))).to.match(/^DBInstanceNotFound/);
    });

    it('is what an engine other than Aurora needs, and Aurora does not take', () => {
      const here = testWorld();
      const { DBClusterInstanceClass } = multiAz;
      for (const input of [{ Engine: 'postgres' }, { Engine: 'aurora-postgresql', DBClusterInstanceClass }])
        expect(faultOf(() => CreateDBCluster({ DBClusterIdentifier, ...input }, here))).to.match(
          /^InvalidParameterCombination/,
        );
    });

    it('is rebooted in place, where Aurora is refused', () => {
      const here = testWorld();
      newCluster(here, [], multiAz);
      const writer = () => shownCluster(here)?.DBClusterMembers?.find((one) => one.IsClusterWriter);
      const before = writer();
      RebootDBCluster({ DBClusterIdentifier }, here);
      expect(shownCluster(here)?.Status).to.equal('rebooting');
      here.pass(20);
      expect(shownCluster(here)?.Status).to.equal('available');
      expect(writer()).to.deep.equal(before);
      const aurora = testWorld();
      newCluster(aurora, ['a']);
      expect(faultOf(() => RebootDBCluster({ DBClusterIdentifier }, aurora))).to.match(
        /^InvalidDBClusterStateFault/,
      );
    });
  });
});
