import { expect } from 'chai';
import { at } from '../../lib/base/at.ts';
import { realClock } from '../../lib/base/clock.ts';
import { manualClock } from '../support/manual-clock.ts';

describe('at', () => {
  it('acts at its moment, once', async () => {
    const clock = manualClock();
    const times: number[] = [];
    at(clock, 5, () => times.push(clock.monotonic()));
    await clock.pass(4.9);
    expect(times).to.deep.equal([]);
    await clock.pass(10);
    expect(times).to.deep.equal([5]);
  });

  it('never acts after it was given up', async () => {
    const clock = manualClock();
    let acts = 0;
    const giveUp = at(clock, 5, () => (acts += 1));
    giveUp();
    await clock.pass(10);
    expect(acts).to.equal(0);
  });

  it('acts at once when its moment has passed', async () => {
    const clock = manualClock();
    await clock.pass(10);
    let acts = 0;
    at(clock, 5, () => (acts += 1));
    await clock.pass(0);
    expect(acts).to.equal(1);
  });

  it('is never early on the clock of the machine', async () => {
    for (const ahead of [0.0003, 0.0011, 0.0027]) {
      const due = realClock.monotonic() + ahead;
      const acted = await new Promise<number>((resolve) => {
        at(realClock, due, () => resolve(realClock.monotonic()));
      });
      expect(acted).to.be.at.least(due);
    }
  });
});
