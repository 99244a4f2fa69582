import { expect } from 'chai';
import { clusterOperations } from '../../../../lib/twin/services/rds/clusters.ts';
import { instanceOperations } from '../../../../lib/twin/services/rds/instances.ts';
import { faultOf, testWorld } from '../ec2/test-world.ts';
import { newCluster, shown, shownCluster } from './database.ts';

const { DeleteDBCluster, DescribeDBClusters, ModifyDBCluster } = clusterOperations;
const { DeleteDBInstance, ModifyDBInstance } = instanceOperations;
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
});
