import { expect } from 'chai';
import { AWS_PATIENCE, ENDPOINT_PATIENCE, pauseAfter } from '../../lib/aws/patience.ts';

describe('patience', () => {
  it('doubles the pause up to the longest, and draws from its upper half', () => {
    const pauses = [1, 2, 3, 10].map((attempt) => pauseAfter(attempt, AWS_PATIENCE, () => 1));
    expect(pauses).to.deep.equal([0.25, 0.5, 1, 8]);
    expect(pauseAfter(1, AWS_PATIENCE, () => 0)).to.equal(0.125);
  });

  it('gives up on an endpoint that always throttles within seconds', () => {
    const attempts = Array.from(
      { length: ENDPOINT_PATIENCE.attempts.throttled - 1 },
      (_none, index) => index + 1,
    );
    const total = attempts.reduce((sum, attempt) => sum + pauseAfter(attempt, ENDPOINT_PATIENCE, () => 1), 0);
    expect(total).to.be.lessThan(3);
  });
});
