import { expect } from 'chai';
import { promisesConsistent } from '../../../lib/checks/declaration/promises-consistent.ts';
import { environment, objective, workload } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

describe('declaration/promises-consistent', () => {
  it('passes promises that can all be kept', () => {
    expect(outcomes(verdictsOf(promisesConsistent))).to.deep.equal(['pass']);
  });

  it('fails an RTO that is beyond its MTPD, and says where it was declared', () => {
    const late = workload({ objectives: [objective({ rto: 7_200, mtpd: 3_600 })] });
    const [verdict] = verdictsOf(promisesConsistent, { workload: late });
    expect(verdict).to.include({ outcome: 'fail', disruption: 'az' });
    expect(verdict?.message).to.contain('environments/test.yaml:');
    expect(verdict?.fix).to.have.length.above(0);
  });

  it('reports a contradiction under the workload that it is about, and nowhere else', () => {
    const late = workload({ objectives: [objective({ rto: 7_200, mtpd: 3_600 })] });
    const declared = environment({ workloads: [workload({ name: 'ledger' }), late] });
    const verdicts = verdictsOf(promisesConsistent, { environment: declared });
    expect(verdicts.map((one) => [one.workload, one.outcome])).to.deep.equal([
      ['ledger', 'pass'],
      ['orders', 'fail'],
    ]);
  });

  it('puts all contradictions about one disruption into one finding', () => {
    const region = { disruption: 'region', rto: 60, mtpd: 30 } as const;
    const hasty = workload({ objectives: [objective({ rto: 3_600 }), objective(region)] });
    const verdicts = verdictsOf(promisesConsistent, { workload: hasty });
    expect(verdicts.map(({ disruption }) => disruption)).to.deep.equal(['region']);
    expect(verdicts[0]?.got).to.contain('; ');
  });
});
