import { expect } from 'chai';
import { formatProblem } from '../../lib/base/problem.ts';
import { estateOf } from '../../lib/estate/estate-of.ts';
import type { Inventory } from '../../lib/inventory/inventory.ts';
import { ec2Zone, environment, fixedNow, gap, inventory, rdsInstance, workload } from '../support/facts.ts';

function empty(seen: Inventory) {
  const where = { file: 'environments/test.yaml', line: 12, column: 5 };
  const source = { ...environment().source, positions: { '/workloads/orders/select': where } };
  return estateOf(environment({ source, workloads: [workload()] }), seen, fixedNow).emptySelections();
}

describe('emptySelections', () => {
  it('tells of a selection that matches nothing, where it stands and what it asks for', () => {
    const zones = inventory({
      facts: { 'ec2.zone': [ec2Zone()], 'rds.instance': [rdsInstance({ tags: {} })] },
    });
    expect(empty(zones).map(formatProblem).join('\n')).to.equal(
      [
        'The selection of workload "orders" matches nothing',
        '  at environments/test.yaml:12:5',
        '  expected at least one resource with the tag workload=orders or a place in the stack shop-orders in the accounts and Regions that are declared',
        '  got none, and every listing was complete',
        '  fix: correct the tags, ARNs or stack names, or declare the account and Region in which the workload runs',
      ].join('\n'),
    );
  });

  it('is silent when something matches', () => {
    expect(empty(inventory({ facts: { 'rds.instance': [rdsInstance()] } }))).to.deep.equal([]);
  });

  it('is silent when something could not be read: it may be there', () => {
    expect(empty(inventory({ gaps: [gap()] }))).to.deep.equal([]);
  });
});
