import { expect } from 'chai';
import { instanceMultiAz } from '../../../lib/checks/rds/instance-multi-az.ts';
import type { RdsInstance } from '../../../lib/inventory/facts.ts';
import {
  clusterMembers,
  environment,
  gap,
  inventory,
  objective,
  rdsInstance,
  workload,
} from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

function judged(...instances: RdsInstance[]) {
  return verdictsOf(instanceMultiAz, { inventory: inventory({ facts: { 'rds.instance': instances } }) });
}

describe('rds/instance-multi-az', () => {
  it('passes an instance with a standby in another zone', () => {
    const [verdict] = judged(rdsInstance());
    expect(verdict).to.include({ outcome: 'pass', severity: 'critical', disruption: 'az' });
    expect(verdict?.message).to.equal('orders-db runs in eu-west-1a and has a standby in eu-west-1b');
    expect(verdict?.evidence).to.deep.equal(['inventory.json#/facts/rds.instance/0']);
  });

  it('fails a Single-AZ instance, and says which and where', () => {
    const [verdict] = judged(rdsInstance({ multiAz: false, standbyZone: undefined }));
    expect(verdict).to.include({ outcome: 'fail', got: 'Single-AZ, in eu-west-1a' });
    expect(verdict?.subject?.name).to.equal('orders-db');
    expect(verdict?.fix).to.contain('orders-db');
  });

  it('says unknown when RDS does not name the zone of the standby', () => {
    expect(outcomes(judged(rdsInstance({ standbyZone: undefined })))).to.deep.equal(['unknown']);
  });

  it('fails an instance that is in no state to fail over, and looks again where that passes', () => {
    const of = (status: string) => outcomes(judged(rdsInstance({ status })));
    for (const status of ['stopped', 'failed', 'inaccessible-encryption-credentials', 'incompatible-restore'])
      expect(of(status), status).to.deep.equal(['fail']);
    for (const status of ['creating', 'rebooting', '']) expect(of(status), status).to.deep.equal(['unknown']);
    for (const status of ['available', 'backing-up', 'modifying', 'storage-optimization'])
      expect(of(status), status).to.deep.equal(['pass']);
  });

  it('fails an instance that shares its zone with its standby', () => {
    expect(outcomes(judged(rdsInstance({ standbyZone: 'eu-west-1a' })))).to.deep.equal(['fail']);
  });

  it('leaves replicas and members of clusters to others', () => {
    const replica = rdsInstance({ id: 'orders-replica', replicaOf: 'orders-db', multiAz: false });
    expect(outcomes(judged(replica, ...clusterMembers()))).to.deep.equal(['not-applicable']);
  });

  it('is not applicable when the listing is complete and empty, with the calls that show it', () => {
    const [verdict] = judged();
    expect(verdict?.outcome).to.equal('not-applicable');
    expect(verdict?.evidence).to.deep.equal(['calls.ndjson#1']);
  });

  it('says unknown when the listing is denied, and never an empty list', () => {
    const [verdict] = verdictsOf(instanceMultiAz, { inventory: inventory({ gaps: [gap()] }) });
    expect(verdict?.outcome).to.equal('unknown');
    expect(verdict?.fix).to.contain('rds:DescribeDBInstances');
  });

  it('asks nothing of a workload that promises to come back by restore', () => {
    const slow = workload({ objectives: [objective({ recovery: { by: 'restore', steps: [] } })] });
    const single = inventory({ facts: { 'rds.instance': [rdsInstance({ multiAz: false })] } });
    const [verdict] = verdictsOf(instanceMultiAz, { workload: slow, inventory: single });
    expect(verdict?.outcome).to.equal('not-applicable');
    expect(verdict?.message).to.contain('by restore');
  });

  it('is excluded while the declaration excuses it', () => {
    const excused = environment({
      exclusions: [
        {
          check: 'rds/instance-multi-az',
          workload: 'orders',
          resource: '*:orders-db',
          reason: 'moves to Aurora',
          owner: 'team-orders',
          until: '2027-01-01T00:00:00.000Z',
        },
      ],
    });
    const single = inventory({ facts: { 'rds.instance': [rdsInstance({ multiAz: false })] } });
    const [verdict] = verdictsOf(instanceMultiAz, { environment: excused, inventory: single });
    expect(verdict?.outcome).to.equal('excluded');
    expect(verdict?.message).to.contain('moves to Aurora');
  });
});
