import { expect } from 'chai';
import { samplesOf } from '../../../lib/drill/measures/samples.ts';
import { steadyState, type SteadyState } from '../../../lib/drill/measures/steady-state.ts';
import { looks, madeHistory } from '../made-history.ts';

describe('steadyState', () => {
  it('holds when all looks of the time were good', () => {
    expect(steady('xxx.........')).to.include({ holds: true, why: '6 looks in the last 5 s, all good' });
  });

  it('does not hold after a failure', () => {
    expect(steady('........x...')).to.include({
      holds: false,
      why: '1 of 6 looks in the last 5 s were not good',
    });
  });

  it('is not known when too little was seen', () => {
    expect(steady('.......?????').holds).to.equal(null);
    expect(steady('           .').holds).to.equal(null);
    expect(steady('').holds).to.equal(null);
  });
});

function steady(picture: string): SteadyState {
  const samples = samplesOf(madeHistory(looks(picture)), 'front-door');
  return steadyState(samples, { lasts: 5, stability: { looks: 3, lasts: 2 }, now: 11 });
}
