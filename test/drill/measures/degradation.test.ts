import { expect } from 'chai';
import { degradation } from '../../../lib/drill/measures/degradation.ts';
import { samplesOf } from '../../../lib/drill/measures/samples.ts';
import { looks, type MadeLook, madeHistory } from '../made-history.ts';

describe('degradation', () => {
  it('tells error rate and latency beside those of the steady state', () => {
    const slow = looks('.....x.?.....').map(
      (look): MadeLook => (look.sent === 6 ? { ...look, took: 0.5 } : look),
    );
    const found = degradation(samplesOf(madeHistory(slow), 'front-door'), { earliest: 4.5, latest: 4.6 }, 8);
    expect(found?.steady).to.deep.include({ looks: 5, failed: 0, errorRate: 0 });
    expect(found?.disturbed).to.deep.include({ looks: 3, failed: 1, errorRate: 1 / 3 });
    expect(found?.disturbed.latency?.worst).to.be.closeTo(0.5, 1e-6);
    expect(found?.beyondSteady).to.equal(0.5);
  });

  it('is not known without a steady state', () => {
    const samples = samplesOf(madeHistory(looks('.....')), 'front-door');
    expect(degradation(samples, { earliest: 0, latest: 0 }, 8)).to.equal(null);
  });
});
