import { expect } from 'chai';
import { verdictSentence } from '../../lib/report/words.ts';
import { objectiveRow, run } from '../support/recorded-run.ts';

const shown = { lower: 20, upper: 22, run: 'r', at: '2026-11-20T00:00:00.000Z' };

describe('The verdict in one sentence', () => {
  it('never lets a good configuration pass for a demonstration', () => {
    expect(verdictSentence(run(), 'pass', [objectiveRow(), objectiveRow()])).to.equal(
      'As configured, every promise that was checked can be kept. None of 2 objectives were demonstrated.',
    );
    expect(verdictSentence(run(), 'pass', [objectiveRow(), objectiveRow({ demonstrated: shown })])).to.match(
      /1 of 2 objectives was demonstrated/,
    );
  });

  it('says that nothing was judged, and how much is excused, where people look first', () => {
    expect(verdictSentence(run(), 'excluded', [], 3)).to.equal(
      'Nothing was judged: all of it is excused by the declaration, or does not apply. 3 findings are excused by the declaration.',
    );
    expect(verdictSentence(run(), 'fail', [], 1)).to.match(/1 finding is excused by the declaration\.$/);
  });

  it('says that an unfinished run is incomplete, whatever was seen so far', () => {
    for (const ended of ['crashed', 'interrupted', 'stopped', 'running'] as const)
      expect(verdictSentence(run({ ended }), 'pass', [])).to.match(/incomplete/);
  });
});
