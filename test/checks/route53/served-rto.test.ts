import { expect } from 'chai';
import { servedRto } from '../../../lib/checks/route53/served-rto.ts';
import { objective, workload } from '../../support/facts.ts';

const dns = objective({ disruption: 'dns', rto: 300, recovery: undefined });
const region = objective({ disruption: 'region', rto: 120, recovery: { by: 'dns', steps: [] } });

describe('the RTO that a switch of names has to meet', () => {
  it('is that of dns, however it is met', () => {
    expect(servedRto(workload({ objectives: [dns, objective()] }))).to.equal(300);
  });

  it('is the shortest of all that are met by DNS', () => {
    expect(servedRto(workload({ objectives: [dns, region] }))).to.equal(120);
  });

  it('is none where nothing is met by DNS', () => {
    expect(servedRto(workload())).to.equal(undefined);
  });
});
