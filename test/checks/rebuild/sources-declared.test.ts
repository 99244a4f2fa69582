import { expect } from 'chai';
import { sourcesDeclared } from '../../../lib/checks/rebuild/sources-declared.ts';
import type { RebuildPolicy } from '../../../lib/environment/environment.ts';
import { gap, inventory, objective, workload } from '../../support/facts.ts';
import { iacUnit } from '../../support/iac-facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const REBUILD: RebuildPolicy = {
  sources: [{ path: 'iac/shop-orders.yaml', parameters: {} }],
  detectDrift: false,
  smoke: [],
};
const promised = objective({ disruption: 'account-compromise', recovery: { by: 'rebuild', steps: [] } });
const written = inventory({ facts: { 'iac.unit': [iacUnit()] } });

describe('rebuild/sources-declared', () => {
  it('passes a workload that names sources which describe resources', () => {
    const [verdict] = verdictsOf(sourcesDeclared, {
      workload: workload({ objectives: [promised], rebuild: REBUILD }),
      inventory: written,
    });
    expect(verdict).to.include({ outcome: 'pass', kind: 'declared' });
    expect(verdict?.message).to.equal('orders is written down in iac/shop-orders.yaml: 2 resources');
  });

  it('fails a workload that promises a rebuild and names nothing to rebuild it from', () => {
    const [verdict] = verdictsOf(sourcesDeclared, { workload: workload({ objectives: [promised] }) });
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.message).to.include('account-compromise');
  });

  it('fails sources that describe nothing, and is unknown when they could not be read', () => {
    const one = workload({ objectives: [promised], rebuild: REBUILD });
    expect(outcomes(verdictsOf(sourcesDeclared, { workload: one, inventory: inventory() }))).to.deep.equal([
      'fail',
    ]);
    const unread = gap({ service: 'file', operation: 'read', kinds: ['iac.unit'], subject: 'iac:orders/x' });
    const verdicts = verdictsOf(sourcesDeclared, { workload: one, inventory: inventory({ gaps: [unread] }) });
    expect(outcomes(verdicts)).to.deep.equal(['unknown', 'unknown']);
  });

  it('asks nothing of a workload that promises no rebuild', () => {
    expect(outcomes(verdictsOf(sourcesDeclared))).to.deep.equal(['not-applicable']);
  });
});
