import { expect } from 'chai';
import type { Sample } from '../../../lib/drill/measures/index.ts';
import { stretchesOf } from '../../../lib/report/drills/stretches.ts';

function look(sent: number, changes: Partial<Sample> = {}): Sample {
  return {
    due: sent,
    sent,
    ended: sent + 0.01,
    end: 'ok',
    late: 0,
    sentValue: undefined,
    value: undefined,
    ...changes,
  };
}

describe('stretches of looks', () => {
  it('join looks in a row that ended alike', () => {
    expect(stretchesOf([look(0), look(1), look(2, { end: 'failed' }), look(3)])).to.deep.equal([
      { kind: 'good', from: 0, to: 2, looks: 2 },
      { kind: 'failed', from: 2, to: 3, looks: 1 },
      { kind: 'good', from: 3, to: 4, looks: 1 },
    ]);
  });

  it('show what the harness itself spoilt as unknown, however it ended', () => {
    const [first] = stretchesOf([look(0, { unknown: 'sent late by the harness itself' })]);
    expect(first?.kind).to.equal('unknown');
  });

  it('leave open where nobody looked', () => {
    const stretches = stretchesOf([look(0), look(1), look(2), look(60), look(61)]);
    expect(stretches.map(({ from, to }) => [from, to])).to.deep.equal([
      [0, 3],
      [60, 62],
    ]);
  });

  it('are none without looks', () => {
    expect(stretchesOf([])).to.deep.equal([]);
  });
});
