import { expect } from 'chai';
import { exclusionsCurrent } from '../../../lib/checks/declaration/exclusions-current.ts';
import type { Exclusion } from '../../../lib/environment/environment.ts';
import { ago, environment, fixedNow, workload } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

function judged(fields: Partial<Exclusion> = {}) {
  const exclusion: Exclusion = {
    check: 'rds/instance-multi-az',
    workload: 'orders',
    resource: '*:orders-db',
    reason: 'moves to Aurora',
    owner: 'team-orders',
    until: '2027-01-01T00:00:00.000Z',
    ...fields,
  };
  return verdictsOf(exclusionsCurrent, {
    environment: environment({ workloads: [workload()], exclusions: [exclusion] }),
  });
}

describe('declaration/exclusions-current', () => {
  it('passes an exclusion whose end lies ahead', () => {
    expect(judged()[0]).to.include({
      outcome: 'pass',
      message: 'rds/instance-multi-az is excused on *:orders-db until 2027-01-01: moves to Aurora',
    });
  });

  it('fails one that has run out, and says whom to ask', () => {
    const [verdict] = judged({ until: ago(86_400) });
    expect(verdict).to.include({ outcome: 'fail', got: '2026-11-23' });
    expect(verdict?.message).to.contain('counts as not written');
    expect(verdict?.fix).to.contain('ask team-orders');
  });

  it('counts an exclusion up to its last moment', () => {
    expect(outcomes(judged({ until: fixedNow }))).to.deep.equal(['pass']);
    expect(outcomes(judged({ until: ago(0.001) }))).to.deep.equal(['fail']);
  });

  it('judges an exclusion for every workload with each of them', () => {
    expect(outcomes(judged({ workload: '*', until: ago(1) }))).to.deep.equal(['fail']);
  });

  it('passes a workload that nothing is excused for', () => {
    const [verdict] = judged({ workload: 'ledger', until: ago(1) });
    expect(verdict).to.include({ outcome: 'pass', message: 'nothing is excused for orders' });
  });
});
