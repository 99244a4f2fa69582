import { expect } from 'chai';
import { clusterMultiAz } from '../../../lib/checks/rds/cluster-multi-az.ts';
import type { RdsCluster, RdsInstance } from '../../../lib/inventory/facts.ts';
import { clusterMembers, gap, inventory, rdsCluster, rdsInstance } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

function judged(cluster: RdsCluster, members: readonly RdsInstance[]) {
  const facts = { 'rds.cluster': [cluster], 'rds.instance': members };
  return verdictsOf(clusterMultiAz, { inventory: inventory({ facts }) });
}

describe('rds/cluster-multi-az', () => {
  it('passes a cluster with a reader outside the zone of its writer', () => {
    const [verdict] = judged(rdsCluster(), clusterMembers());
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.equal('ledger has members in 3 zones; ledger-2 in eu-west-1b can take over');
  });

  it('passes a Multi-AZ DB cluster by the same rule', () => {
    const cluster = rdsCluster({ engine: 'postgres', instanceClass: 'db.m6gd.large' });
    expect(outcomes(judged(cluster, clusterMembers()))).to.deep.equal(['pass']);
  });

  it('fails when all members stand in one zone, whatever the cluster says of itself', () => {
    const [verdict] = judged(rdsCluster({ multiAz: true }), clusterMembers({ zone: 'eu-west-1a' }));
    expect(verdict).to.include({ outcome: 'fail', got: '3 members, all in eu-west-1a' });
  });

  it('fails when the only reader elsewhere cannot be promoted', () => {
    const [writer, reader] = clusterMembers();
    if (writer === undefined || reader === undefined) throw new Error('two members were made');
    const cluster = rdsCluster({
      members: [
        { instanceId: 'ledger-1', writer: true },
        { instanceId: 'ledger-2', writer: false },
      ],
    });
    const [verdict] = judged(cluster, [writer, rdsInstance({ ...reader, status: 'stopped' })]);
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.contain('ledger-2 (reader, eu-west-1b, stopped)');
  });

  it("does not take a reader in the writer's zone for one that can take over", () => {
    const [writer, near, far] = clusterMembers();
    if (writer === undefined || near === undefined || far === undefined) throw new Error('three were made');
    const members = [writer, { ...near, zone: 'eu-west-1a' }, { ...far, status: 'deleting' }];
    expect(outcomes(judged(rdsCluster(), members))).to.deep.equal(['fail']);
  });

  it('counts a reader that is being backed up', () => {
    expect(outcomes(judged(rdsCluster(), clusterMembers({ status: 'backing-up' })))).to.deep.equal(['pass']);
  });

  it('fails a cluster without members', () => {
    expect(outcomes(judged(rdsCluster({ members: [] }), []))).to.deep.equal(['fail']);
  });

  it('says unknown when a member was not listed', () => {
    const [verdict] = judged(rdsCluster(), clusterMembers().slice(0, 2));
    expect(verdict?.outcome).to.equal('unknown');
    expect(verdict?.message).to.contain('ledger-3');
  });

  it('says unknown when clusters cannot be listed', () => {
    const denied = gap({
      operation: 'DescribeDBClusters',
      action: 'rds:DescribeDBClusters',
      kinds: ['rds.cluster'],
    });
    expect(outcomes(verdictsOf(clusterMultiAz, { inventory: inventory({ gaps: [denied] }) }))).to.deep.equal([
      'unknown',
    ]);
  });

  it('is not applicable to a workload without clusters', () => {
    expect(outcomes(verdictsOf(clusterMultiAz))).to.deep.equal(['not-applicable']);
  });
});
