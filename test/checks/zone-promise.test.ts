import { expect } from 'chai';
import { promisesToStay } from '../../lib/checks/zone-promise.ts';
import { objective, workload } from '../support/facts.ts';

const by = (means?: 'failover' | 'restore' | 'dns') =>
  objective(means === undefined ? { recovery: undefined } : { recovery: { by: means, steps: [] } });

describe('the promise to ride out the loss of a zone', () => {
  it('is made by an RTO that rests on failover, or on nothing said', () => {
    expect(promisesToStay(workload({ objectives: [by('failover')] }), ['az'])).to.equal(true);
    expect(promisesToStay(workload({ objectives: [by()] }), ['az'])).to.equal(true);
  });

  it('is not made by a restore, by DNS, without an RTO, or for another disruption', () => {
    expect(promisesToStay(workload({ objectives: [by('restore')] }), ['az'])).to.equal(
      'orders promises to come back by restore, not in place',
    );
    expect(promisesToStay(workload({ objectives: [by('dns')] }), ['az'])).to.be.a('string');
    expect(promisesToStay(workload({ objectives: [objective({ rto: undefined })] }), ['az'])).to.equal(
      'orders states no RTO for az',
    );
    expect(promisesToStay(workload(), ['instance'])).to.be.a('string');
  });
});
