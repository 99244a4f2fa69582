import { expect } from 'chai';
import type { Objective } from '../../lib/environment/environment.ts';
import { objectiveRows } from '../../lib/objectives/objective-rows.ts';
import type { Gap } from '../../lib/inventory/inventory.ts';
import {
  clusterMembers,
  environment,
  gap,
  inventory,
  kmsKey,
  objective,
  rdsCluster,
  rdsInstance,
  workload,
} from '../support/facts.ts';
import type { Fields } from '../support/made.ts';
import { view } from '../support/view.ts';

const ofLedger = { workload: 'ledger' };

interface World {
  readonly members?: Parameters<typeof clusterMembers>[0];
  readonly ledger?: Fields<Objective>;
  readonly takes?: number;
  readonly rto?: number;
  readonly gaps?: readonly Gap[];
}

/** The row of `orders`, which cannot work without `ledger`. */
function ordersRow({ members = {}, ledger = {}, takes = 60, rto = 120, gaps = [] }: World = {}) {
  const by = (seconds: number): Fields<Objective> => ({
    rpo: undefined,
    recovery: { by: 'failover', steps: [{ what: 'database-failover', takes: seconds, because: 'timed' }] },
  });
  const orders = workload({ dependsOn: ['ledger'], objectives: [objective({ rto, ...by(60) })] });
  const other = workload({ name: 'ledger', objectives: [objective({ rto: 90, ...by(takes), ...ledger })] });
  const facts = {
    'kms.key': [kmsKey()],
    'rds.instance': [rdsInstance(), ...clusterMembers({ tags: ofLedger, ...members })],
    'rds.cluster': [rdsCluster({ tags: ofLedger })],
  };
  const seen = view({
    environment: environment({ workloads: [orders, other] }),
    inventory: inventory({ facts, gaps }),
  });
  const [row] = objectiveRows(seen);
  if (row === undefined) throw new Error('an RTO makes a row');
  return row;
}

describe('an RTO of a workload that cannot work without another one', () => {
  it('holds while the other one is back in time, and keeps its own estimate', () => {
    expect(ordersRow()).to.deep.include({ outcome: 'pass' });
  });

  it('fails where the other one does not come back, with the reason, and keeps its own estimate', () => {
    const row = ordersRow({ members: { zone: 'eu-west-1a' } });
    expect(row.outcome).to.equal('fail');
    expect(row.estimated?.seconds).to.equal(60);
    expect(row.message).to.include(
      'ledger, on which orders depends, is not back by then: ledger has nothing to fail over to',
    );
    expect(row.fix).to.include('ledger');
  });

  it('asks for the time that it promises itself, not for what the other one promises', () => {
    expect(ordersRow({ takes: 100 }).outcome, '100 s of 90 s, of 120 s').to.equal('pass');
    expect(ordersRow({ takes: 130 }).outcome).to.equal('fail');
    expect(ordersRow({ takes: 80, rto: 70 }).outcome, '80 s of 90 s, of 70 s').to.equal('fail');
  });

  it('is unknown where nobody can tell whether the other one comes back', () => {
    const untold = ordersRow({ ledger: { recovery: undefined } });
    expect(untold.outcome).to.equal('unknown');
    expect(untold.message).to.include('ledger, on which orders depends, may not be back by then');
    const unread = ordersRow({ members: { zone: undefined } });
    expect(unread.outcome).to.equal('unknown');
  });

  it('says what to allow where a listing was denied', () => {
    const denied = gap({ service: 'rds', action: 'rds:DescribeDBClusters', kinds: ['rds.cluster'] });
    const row = ordersRow({ gaps: [denied] });
    expect(row.outcome).to.equal('unknown');
    expect(row.fix).to.include('allow rds:DescribeDBClusters');
  });

  it('says nothing of a dependency that promises nothing: that is a contradiction of the declaration', () => {
    expect(ordersRow({ ledger: { disruption: 'region' } }).outcome).to.equal('pass');
  });
});
