import { expect } from 'chai';
import { boundsInWords, exactly } from '../../../lib/drill/measures/bounds-in-words.ts';
import { lossWords, outageWords, recoveryWords, toldOf } from '../../../lib/report/drills/drill-words.ts';
import { drillResult } from '../../support/recorded-drill.ts';

describe('bounds in words', () => {
  it('are rounded outwards: the truth stays within them', () => {
    expect(boundsInWords({ lower: 29.79, upper: 32.91 })).to.equal('29.7 s to 33 s');
    expect(boundsInWords({ lower: 2.419, upper: 3.001 })).to.equal('2.41 s to 3.01 s');
  });

  it('say at most where nothing was seen, and never that it is nothing', () => {
    expect(boundsInWords({ lower: 0, upper: 0.211 })).to.equal('at most 0.22 s');
  });

  it('say that it was not measured', () => {
    expect(boundsInWords(null)).to.equal('not measured');
    expect(boundsInWords({ lower: 4, upper: Infinity })).to.equal('at least 4 s');
  });

  it('do not round a whole step on for the last bits of a sum', () => {
    expect(exactly(0.1 + 0.2, Math.ceil)).to.equal('0.3 s');
    expect(exactly(150)).to.equal('2 min 30 s');
  });
});

describe('a drill in words', () => {
  it('tells each measure', () => {
    expect(Object.fromEntries(toldOf(drillResult()).map(({ what, text }) => [what, text]))).to.deep.equal({
      Outage: '2.31 s to 2.51 s',
      Meanwhile: 'not measured',
      'Recovery time': '2.41 s to 2.61 s after the fault; of it detect 1 s, unattributed 1.5 s',
      'Data lost':
        'none of 40 acknowledged writes is gone, so at most 0.4 s; 1 write never acknowledged, which counts as no loss',
      'Going back': '2 s until all was as before; clients felt nothing, or at most 0.2 s',
      'Left behind': '1 gone or as before',
    });
  });

  it('says what was assumed apart from what was measured', () => {
    const { recoveryTime } = drillResult();
    if (recoveryTime === null) throw new TypeError('not measured');
    const words = recoveryWords(
      drillResult({
        recoveryTime: { ...recoveryTime, assumed: { decide: 600 }, phases: { unattributed: 2.5 } },
      }),
    );
    expect(words).to.equal(
      '2.41 s to 2.61 s after the fault; no phase of it could be told apart; assumed, not exercised, and to be added: decide 10 min',
    );
  });

  it('says at least where no end was seen', () => {
    const result = drillResult({
      outage: null,
      recoveryTime: null,
      atLeast: { outage: 9.999, recoveryTime: 12 },
    });
    expect(outageWords(result)).to.equal('at least 9.99 s: its end was not seen');
    expect(recoveryWords(result)).to.equal('at least 12 s: its end was not seen');
  });

  it('calls an outage that nobody saw unseen, and no zero', () => {
    expect(outageWords(drillResult({ outage: { seconds: 0, lower: 0, upper: 0.4 } }))).to.equal(
      'none seen, at most 0.4 s',
    );
  });

  it('counts lost writes, and tells no loss where none was watched', () => {
    const lost = { acknowledgedWrites: 40, lostWrites: 3, unsureWrites: 0, lower: 0.4, upper: 0.8 };
    expect(lossWords(drillResult({ dataLoss: lost }))).to.equal(
      '3 of 40 acknowledged writes are gone, 0.4 s to 0.8 s of data',
    );
    expect(lossWords(drillResult({ dataLoss: null }))).to.equal('not measured: no write was watched');
  });

  it('puts what is not yet as before first', () => {
    const leftovers = [
      { what: 'a', state: 'gone' as const },
      { what: 'b', state: 'pending' as const },
    ];
    expect(toldOf(drillResult({ leftovers })).at(-1)?.text).to.equal('1 still pending, 1 gone or as before');
  });
});
