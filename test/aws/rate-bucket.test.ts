import { expect } from 'chai';
import { rateBucket } from '../../lib/aws/rate-bucket.ts';
import { thrownBy } from '../support/thrown-by.ts';
import { quickClock } from './quick-clock.ts';

const never = new AbortController().signal;

describe('a rate bucket', () => {
  it('lets a burst out at once and then no more than its rate', async () => {
    const clock = quickClock();
    const bucket = rateBucket({ perSecond: 2, burst: 3 }, clock);
    const times: number[] = [];
    await Promise.all(
      Array.from({ length: 9 }, () =>
        bucket.run(async () => {
          times.push(clock.monotonic());
        }, never),
      ),
    );
    expect(times.slice(0, 3)).to.deep.equal([0, 0, 0]);
    expect(times.at(-1)).to.be.closeTo(3, 0.01);
  });

  it('halves its rate at a throttle, once for all the calls under way', () => {
    const bucket = rateBucket({ perSecond: 8, burst: 8 }, quickClock());
    bucket.slowDown();
    bucket.slowDown();
    expect(bucket.rate()).to.equal(4);
  });

  it('halves again at a later throttle, down to a floor', () => {
    const clock = quickClock();
    const bucket = rateBucket({ perSecond: 2, burst: 2 }, clock);
    for (let second = 0; second < 10; second += 1) {
      bucket.slowDown();
      clock.advance(1);
    }
    expect(bucket.rate()).to.equal(0.5);
  });

  it('comes back to its ceiling when there is no more throttling', async () => {
    const clock = quickClock();
    const bucket = rateBucket({ perSecond: 8, burst: 8 }, clock);
    bucket.slowDown();
    clock.advance(60);
    await bucket.run(async () => undefined, never);
    expect(bucket.rate()).to.equal(8);
  });

  it('lets nothing out after an abort, and does not hold up others', async () => {
    const bucket = rateBucket({ perSecond: 1, burst: 1 }, quickClock());
    const abort = new AbortController();
    abort.abort(new Error('enough'));
    expect(await thrownBy(() => bucket.run(async () => 1, abort.signal))).to.have.property(
      'message',
      'enough',
    );
    expect(await bucket.run(async () => 2, never)).to.equal(2);
  });
});
