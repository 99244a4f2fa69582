import { expect } from 'chai';
import { judgeBounds } from '../../../lib/drill/measures/verdict.ts';

describe('judgeBounds', () => {
  it('is met only below its upper bound, missed only above its lower bound, and unknown between', () => {
    const bounds = { lower: 3.8, seconds: 4, upper: 4.2 };
    expect([4.2, 4.1, 3.8, 3.7].map((target) => judgeBounds(bounds, target))).to.deep.equal([
      'pass',
      'unknown',
      'unknown',
      'fail',
    ]);
    expect(judgeBounds({ lower: 9, seconds: 9, upper: Infinity }, 5)).to.equal('fail');
    expect(judgeBounds({ lower: 1, seconds: 1, upper: Infinity }, 5)).to.equal('unknown');
    expect(judgeBounds(null, 5)).to.equal('unknown');
  });
});
