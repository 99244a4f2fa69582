import { expect } from 'chai';
import type { Clock } from '../../../lib/base/clock.ts';
import { World } from '../../../lib/twin/world/world.ts';

describe('a world', () => {
  it('goes on at its own pace until it is told to stop, or ends', () => {
    const clock = countedClock();
    const world = new World(clock, 0.1);
    const stop = world.every(10, () => undefined);
    world.every(5, () => undefined);
    expect(clock.running()).to.deep.equal([1, 0.5]);
    stop();
    expect(clock.running()).to.deep.equal([0.5]);
    world.end();
    expect(clock.running()).to.deep.equal([]);
  });

  it('can be taken up again after its end', () => {
    const clock = countedClock();
    const world = new World(clock);
    world.end();
    world.every(1, () => undefined);
    expect(clock.running()).to.deep.equal([1]);
  });
});

/** A clock that stands, and knows what was asked of it. */
function countedClock(): Clock & { readonly running: () => readonly number[] } {
  const running = new Map<symbol, number>();
  return {
    now: () => '2026-11-24T10:00:00.000Z',
    monotonic: () => 0,
    sleep: () => Promise.resolve(),
    every: (seconds) => {
      const key = Symbol('timer');
      running.set(key, seconds);
      return () => running.delete(key);
    },
    running: () => [...running.values()],
  };
}
