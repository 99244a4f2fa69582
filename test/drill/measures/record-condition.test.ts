import { expect } from 'chai';
import { plusSeconds } from '../../../lib/base/instant.ts';
import type { HistoryEntry } from '../../../lib/drill/history.ts';
import { recordCondition } from '../../../lib/drill/measures/record-condition.ts';
import { looks, madeHistory } from '../made-history.ts';

describe('The condition of a record', () => {
  const history = madeHistory(looks('....'));

  it('is sound', () => {
    expect(recordCondition(history)).to.deep.equal({ leaps: [], notes: [] });
  });

  it('tells of entries that are missing', () => {
    expect(recordCondition([...history.slice(0, 3), ...history.slice(5)]).notes).to.deep.equal([
      'the record is not whole: 2 entries missing',
    ]);
    expect(recordCondition(history, [9]).notes).to.deep.equal(['the record is not whole: 1 entry missing']);
  });

  it('is not to be measured from when its clock goes back', () => {
    expect(recordCondition([...history, ...history]).unusable).to.include('goes back');
  });

  it('tells where the wall clock leapt', () => {
    const later = (seconds: number): HistoryEntry[] =>
      history.map((entry) => (entry.t < 2 ? entry : { ...entry, at: plusSeconds(entry.at, seconds) }));
    const ahead = recordCondition(later(30));
    expect(ahead.leaps).to.have.length(1);
    expect(ahead.leaps[0]?.seconds).to.be.closeTo(30, 0.01);
    expect(ahead.notes[0]).to.include('leapt ahead by 30 s');
    const back = recordCondition(later(-30));
    expect(back.leaps).to.deep.equal([]);
    expect(back.notes[0]).to.include('set back by 30 s');
  });
});
