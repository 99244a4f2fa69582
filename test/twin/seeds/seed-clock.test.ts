import { expect } from 'chai';
import { seedClock } from '../../../lib/twin/seeds/seed-clock.ts';
import { standingClock } from './shop.ts';

describe('twin/seeds: the clock of a seed', () => {
  it('stands at each moment of the past that is reached, and then keeps the time of the clock behind it', () => {
    const real = standingClock('2026-11-24T12:00:00.000Z');
    const clock = seedClock(real);
    clock.goTo('2026-01-01T00:00:00.000Z');
    real.pass(60);
    expect(clock.now()).to.equal('2026-01-01T00:00:00.000Z');
    clock.arrive();
    expect(clock.now()).to.equal('2026-11-24T12:01:00.000Z');
  });

  it('goes forward only, and never back after it has arrived', () => {
    const clock = seedClock(standingClock('2026-11-24T12:00:00.000Z'));
    clock.goTo('2026-02-01T00:00:00.000Z');
    expect(() => clock.goTo('2026-01-01T00:00:00.000Z')).to.throw(RangeError, 'forward only');
    clock.arrive();
    expect(() => clock.goTo('2026-03-01T00:00:00.000Z')).to.throw(RangeError);
  });
});
