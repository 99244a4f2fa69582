import { expect } from 'chai';
import { type Outage, type OutageOptions, outage } from '../../../lib/drill/measures/outage.ts';
import { samplesOf } from '../../../lib/drill/measures/samples.ts';
import { looks, type MadeLook, madeHistory } from '../made-history.ts';

const stability = { looks: 3, lasts: 2 };

describe('outage', () => {
  it('lies between what certainly failed and what certainly worked', () => {
    const found = of(looks('.....xxxx......'));
    // Broken by 5.01 and still so at 8; whole until 4.4, when the injecting call began, and again by 9.01.
    expect(found.bounds?.seconds).to.equal(4);
    expect(found.bounds?.lower).to.be.closeTo(2.99, 1e-5);
    expect(found.bounds?.upper).to.be.closeTo(4.61, 1e-5);
    expect(found).to.deep.include({ from: 5, to: 9, flaps: 0, relapses: 0, notes: [] });
  });

  it('reaches back to the last good look when the fault was injected long before', () => {
    const found = of(looks('.....xxxx......'), { fault: { earliest: 2, latest: 2 } });
    expect(found.bounds?.upper).to.be.closeTo(9.01 - 4, 1e-5);
  });

  it('is not shortened by the timeout of a look that hung', () => {
    const hanging = looks('.....xxxx......').map(
      (look): MadeLook => (look.end === 'failed' ? { ...look, end: 'unsure', took: 5 } : look),
    );
    expect(of(hanging).bounds?.lower).to.be.closeTo(8 - 5 - 0.02, 1e-5);
  });

  it('does not begin before the injecting call, even when a look that was sent before it hung', () => {
    const hanging = looks('.....xxxx......').map((look): MadeLook => {
      if (look.sent === 4) return { ...look, end: 'unsure', took: 3 };
      return look.end === 'failed' ? { ...look, end: 'unsure', took: 3 } : look;
    });
    const found = of(hanging, { fault: { earliest: 4.9, latest: 4.95 } });
    expect(found.bounds?.lower).to.be.closeTo(8 - 4.92, 1e-5);
    expect(found.bounds?.upper).to.be.closeTo(9.01 - 4.9, 1e-5);
  });

  it('is at most what can hide between two looks when nothing failed', () => {
    const found = of(looks('..............'));
    expect(found.bounds).to.deep.include({ seconds: 0, lower: 0 });
    expect(found.bounds?.upper).to.be.closeTo(1.01, 1e-5);
    expect(found).to.include({ from: null, to: null, back: null });
  });

  it('is wider where looks tell nothing', () => {
    const known = of(looks('.....xxxx......'), { fault: { earliest: 2, latest: 2 } });
    const late = of(looks('...??xxxx??....'), { fault: { earliest: 2, latest: 2 } });
    expect(late.bounds?.upper).to.be.closeTo((known.bounds?.upper ?? 0) + 4, 1e-5);
    expect(of(looks('.....??........')).bounds?.upper).to.be.closeTo(3.01, 1e-5);
  });

  it('reaches past a hole in which a relapse could hide', () => {
    const found = of(looks('.....xxxx..     ......'));
    expect(found.bounds?.seconds).to.equal(4);
    expect(found.bounds?.upper).to.be.closeTo(16.01 - 4.4, 1e-5);
  });

  it('goes on until good is stable, and counts what was not', () => {
    const found = of(looks('.....xxx..xxx....xxx..........'));
    expect(found).to.include({ from: 5, to: 20, flaps: 1, relapses: 1 });
  });

  it('is open when it had not come back', () => {
    const found = of(looks('.....xxxxx'));
    expect(found.bounds).to.include({ upper: Infinity });
    expect(found.bounds?.lower).to.be.closeTo(9 - 5.01, 1e-5);
    expect(found.back).to.deep.equal({ earliest: 9, latest: Infinity });
    expect(found.notes).to.deep.equal(['it had not come back, and stayed, when watching ended']);
    expect(of(looks('.....xxxxx..')).bounds?.upper).to.equal(Infinity);
  });

  it('begins with three failures in a row where looks fail on a good day too, and says what that risks', () => {
    const found = of(looks('.x.......xxxx...x.....'), { fault: { earliest: 7, latest: 7 } });
    expect(found).to.include({ from: 9, to: 13, flaps: 0, relapses: 0 });
    expect(found.notes[0]).to.include('14 % of the looks failed before the fault').and.include('0.29 %');
  });

  it('is wider when failures and answers were mixed', () => {
    const found = of(looks('.....x.xx.x.x..xx.......................................'));
    expect(found.bounds?.upper).to.be.above(20);
    expect(found.notes[0]).to.match(/up to \d+ good looks in a row can be luck/);
  });

  it('is open while failures and answers were mixed and the good looks since then can all be luck', () => {
    const found = of(looks('.....x.xx.x.x..xx.......'));
    expect(found).to.include({ to: null });
    expect(found.back).to.deep.equal({ earliest: 16, latest: Infinity });
    expect(found.notes.at(-1)).to.equal(
      'it had not been good for long enough to be more than luck when watching ended',
    );
    const longer = of(looks('.....x.xx.x.x..xx...............'));
    expect(longer.back).to.deep.equal({ earliest: 16, latest: 31.01 });
    expect(longer.notes.at(-1)).to.equal(
      'the good looks at its end, as many as were seen, are luck with a probability of 0.089 %',
    );
  });

  it('is not wider where it was one of several addresses that failed, and each look at it', () => {
    const broken = (look: MadeLook, number: number): boolean =>
      number % 2 === 0 && look.sent >= 5 && look.sent < 25;
    const found = of(overTwo(looks('.'.repeat(40)), broken));
    // The first address failed from 6 to 24. It had answered at 4 and did so again at 26; the injecting call began at 4.4.
    expect(found).to.deep.include({ from: 6, to: 25, notes: [] });
    expect(found.back).to.deep.equal({ earliest: 24, latest: 26.01 });
    expect(found.bounds?.upper).to.be.closeTo(26.01 - 4.4, 1e-5);
    const since = of(overTwo(looks('.'.repeat(40)), broken), { fault: { earliest: 2, latest: 2 } });
    expect(since.bounds?.upper).to.be.closeTo(26.01 - 4, 1e-5);
  });

  it('is wider where the addresses say nothing: both failed, too little was seen, or one is no longer in use', () => {
    const widths = [
      overTwo(looks('.'.repeat(60)), ({ sent }, number) => sent >= 5 && sent < 25 && number % 3 === 0),
      overTwo(looks('.'.repeat(60)), ({ sent }, number) => sent >= 5 && sent < 9 && number % 2 === 0),
      overTwo(looks('.'.repeat(60)), ({ sent }, number) => sent >= 5 && sent < 25 && number % 2 === 0).map(
        (look): MadeLook => (look.sent > 24 ? { ...look, value: { address: '127.0.0.2' } } : look),
      ),
    ].map((made) => of(made).notes[0]);
    for (const note of widths) expect(note).to.include('can be luck');
  });

  it('reaches from the last good look at the address that failed to the next one, however short it was', () => {
    const made = overTwo(looks('.'.repeat(20)), ({ sent }) => sent === 6);
    const found = of(made, { fault: { earliest: 2, latest: 2 } });
    expect(found.began?.earliest).to.equal(4);
    expect(found.back).to.deep.equal({ earliest: 6, latest: 8.01 });
    expect(of(overTwo(looks('.'.repeat(20)), () => false)).bounds?.upper).to.be.closeTo(2.01, 1e-5);
  });

  it('does not wait for an address that is no longer in use, however much later it is in use again', () => {
    const made = overTwo(looks('.'.repeat(40)), ({ sent }) => sent >= 5 && sent < 9).map(
      (look): MadeLook =>
        look.sent >= 9 && look.sent < 30 ? { ...look, value: { address: '127.0.0.2' } } : look,
    );
    expect(of(made).back).to.deep.equal({ earliest: 8, latest: 9.01 });
    const unused = overTwo(looks('.'.repeat(20)), () => false).map(
      (look): MadeLook =>
        look.sent >= 3 && look.sent < 14 ? { ...look, value: { address: '127.0.0.2' } } : look,
    );
    expect(of(unused).bounds?.upper).to.be.closeTo(2.01, 1e-5);
  });

  it('ends where failback begins', () => {
    expect(of(looks('.....xxxx......xxx......'), { until: 14.5 }).bounds?.seconds).to.equal(4);
  });

  it('counts an answer that came too late as a failure, without what the harness was late', () => {
    const slow = looks('...............').map((look): MadeLook => {
      if (look.sent >= 5 && look.sent < 9) return { ...look, took: 0.8 };
      return look.sent === 11 ? { ...look, took: 0.8, late: 0.75 } : look;
    });
    expect(of(slow).bounds?.lower).to.equal(0);
    const judged = of(slow, { stability: { ...stability, goodWithin: 0.5 } });
    expect(judged.bounds?.seconds).to.equal(4);
  });

  it('lasts until what was held up is let go, however good those answers are', () => {
    const held = holding(looks('...............'), { from: 5, until: 8.4 });
    const found = of(held, { stability: { ...stability, goodWithin: 2 } });
    // Sent at 6 and let go at 8.4: failed. At 7 and 8: good, and held by the same thing.
    expect(found.back).to.deep.equal({ earliest: 8, latest: 8.4 });
    expect(found).to.include({ from: 5, to: 8.4 });
    expect(found.bounds?.lower).to.be.closeTo(8 - 5.02, 1e-5);
    expect(found.bounds?.upper).to.be.closeTo(8.4 - 4.4, 1e-5);
  });

  it('lasts until then where the failed ones had been given up before', () => {
    const held = holding(looks('...............'), { from: 5, until: 9.4, timeout: 3.5 });
    expect(of(held).back).to.deep.equal({ earliest: 9, latest: 9.4 });
  });

  it('is not made longer by good looks that were let go one by one, or by one that only took long', () => {
    // Asked for again a second later: each at a moment of its own.
    const again = looks('...............').map((look): MadeLook => {
      if (look.sent === 5) return { ...look, end: 'unsure', took: 2.5 };
      return look.sent === 6 || look.sent === 7 ? { ...look, took: 1.8 } : look;
    });
    expect(of(again).back?.earliest).to.equal(5);
    const slow = looks('.....xxxx......').map((look) => (look.sent === 9 ? { ...look, took: 0.9 } : look));
    expect(of(slow).back?.earliest).to.equal(8);
    const two = holding(looks('...............'), { from: 5, until: 8.4, timeout: 1.5 });
    expect(of(two).back?.earliest).to.equal(6);
    const beside = looks('...............').map((look): MadeLook => {
      if (look.sent === 5) return { ...look, end: 'unsure', took: 2.5 };
      return look.sent === 6 ? { ...look, took: 0.9 } : look;
    });
    expect(of(beside).back?.earliest).to.equal(5);
  });

  it('is not made longer where it was the harness that did not listen', () => {
    const deaf = holding(looks('...............'), { from: 5, until: 9.4, timeout: 3.5 }).map((look) =>
      look.end === 'ok' && look.took !== undefined ? { ...look, late: look.took } : look,
    );
    expect(of(deaf).back?.earliest).to.equal(5);
  });

  it('is not measured without a fault, without anything good before it, or with too little after it', () => {
    expect(of(looks('.....xxx....'), { fault: null }).notes).to.deep.equal(['no fault was injected']);
    expect(of(looks('xxxxxxxx....')).notes).to.deep.equal(['nothing good was seen before the fault']);
    expect(of([]).bounds).to.equal(null);
    expect(of(looks('......')).notes).to.deep.equal([
      'too little was seen after the fault to say that nothing failed',
    ]);
  });

  it('takes reading back for no look', () => {
    const readBack: MadeLook = { sent: 16, end: 'failed', operation: 'read-back' };
    expect(of([...looks('.....xxxx......'), readBack]).to).to.equal(9);
  });

  it('does not count a look that the record ends before', () => {
    const cut = [...looks('.....xxxx......'), { sent: 15, took: Infinity }];
    expect(of(cut).bounds?.seconds).to.equal(4);
  });
});

/** Looks at two addresses in turn. */
function overTwo(
  all: readonly MadeLook[],
  isBroken: (look: MadeLook, number: number) => boolean,
): readonly MadeLook[] {
  return all.map((look, number) => ({
    ...look,
    value: { address: number % 2 === 0 ? '127.0.0.1' : '127.0.0.2' },
    end: isBroken(look, number) ? 'failed' : 'ok',
  }));
}

/** Looks that are held from one moment until another: all answered then, except those that are given up before. */
function holding(
  all: readonly MadeLook[],
  { from, until, timeout = Infinity }: { from: number; until: number; timeout?: number },
): MadeLook[] {
  return all.map((look): MadeLook => {
    if (look.sent < from || look.sent >= until) return look;
    return until - look.sent > timeout
      ? { ...look, end: 'unsure', took: timeout }
      : { ...look, took: until - look.sent };
  });
}

function of(made: readonly MadeLook[], options: Partial<OutageOptions> = {}): Outage {
  const fault = { earliest: 4.4, latest: 4.5 };
  return outage(samplesOf(madeHistory(made), 'front-door'), { every: 1, stability, fault, ...options });
}
