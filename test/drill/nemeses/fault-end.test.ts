import { expect } from 'chai';
import { experimentLength } from '../../../lib/drill/nemeses/experiment-length.ts';
import { faultEnd } from '../../../lib/drill/nemeses/index.ts';
import { fault } from '../guard/guard-subject.ts';

describe('how a fault ends', () => {
  it('by itself when it has a length, and never when it takes one and has none', () => {
    expect(faultEnd(fault())).to.equal('itself');
    expect(faultEnd(fault({ duration: undefined }))).to.equal('never');
  });

  it('at once when it is a push', () => {
    expect(faultEnd(fault({ action: 'aws:rds:failover-db-cluster', duration: undefined }))).to.equal('once');
  });

  it('never when it destroys, and in no known way when nobody knows the action', () => {
    expect(faultEnd(fault({ action: 'aws:ec2:terminate-instances' }))).to.equal('never');
    expect(faultEnd(fault({ action: 'aws:eks:pod-delete' }))).to.equal(undefined);
  });
});

describe('how long an experiment lasts', () => {
  const one = fault({ id: 'one', duration: 60 });
  const two = fault({ id: 'two', duration: 90, startAfter: ['one'] });
  const aside = fault({ id: 'aside', duration: 120 });

  it('as long as its longest chain', () => {
    expect(experimentLength([two, aside, one])).to.equal(150);
    expect(experimentLength([one, aside])).to.equal(120);
    expect(experimentLength([])).to.equal(0);
  });

  it('comes to an end even where faults wait for each other', () => {
    expect(experimentLength([{ ...one, startAfter: ['two'] }, two])).to.be.a('number');
  });
});
