import { expect } from 'chai';
import { type Clock, realClock } from '../../lib/base/clock.ts';
import { holdLease } from '../../lib/twin/lease.ts';

describe('lease', () => {
  it('ends once, when nobody has asked for long enough', () => {
    const { clock, advance } = handMoved();
    let ends = 0;
    holdLease({ clock, idle: 5, lastUse: () => 0, onEnd: () => (ends += 1) });
    advance(4);
    expect(ends).to.equal(0);
    advance(1);
    expect(ends).to.equal(1);
    advance(60);
    expect(ends).to.equal(1);
  });

  it('goes on while a client asks', () => {
    const { clock, advance } = handMoved();
    let ends = 0;
    holdLease({ clock, idle: 5, lastUse: () => Math.min(clock.monotonic(), 30), onEnd: () => (ends += 1) });
    advance(34);
    expect(ends).to.equal(0);
    advance(1);
    expect(ends).to.equal(1);
  });

  it('never ends after it was given up', () => {
    const { clock, advance } = handMoved();
    let ends = 0;
    holdLease({ clock, idle: 5, lastUse: () => 0, onEnd: () => (ends += 1) })();
    advance(60);
    expect(ends).to.equal(0);
  });
});

/** A clock whose seconds pass by hand, and whose timers go off as they do. */
function handMoved(): { clock: Clock; advance: (seconds: number) => void } {
  let now = 0;
  const actions = new Set<() => void>();
  const clock: Clock = {
    ...realClock,
    monotonic: () => now,
    every: (_seconds, action) => {
      actions.add(action);
      return () => actions.delete(action);
    },
  };
  const advance = (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      now += 1;
      for (const action of actions) action();
    }
  };
  return { clock, advance };
}
