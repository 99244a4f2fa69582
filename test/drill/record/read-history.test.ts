import { appendFileSync } from 'node:fs';
import { expect } from 'chai';
import { readHistory } from '../../../lib/drill/record/read-history.ts';
import type { Recorder } from '../../../lib/drill/record/recorder.ts';
import { withRecorder } from '../recording.ts';

describe('Reading a record', () => {
  it('leaves out a line that its writer could not finish', () =>
    withRecorder((recorder, file) => {
      marks(recorder, 2);
      appendFileSync(file, '{"index":2,"t":1.5,"ty');
      const { history, damaged } = readHistory(file);
      expect(history.map((entry) => entry.index)).to.deep.equal([0, 1]);
      expect(damaged).to.deep.equal([3]);
    }));

  it('reads on after a line that is damaged, and tells which it is', () =>
    withRecorder((recorder, file) => {
      marks(recorder, 1);
      appendFileSync(file, '{"index":1,"t":\n"a text"\nnull\n{"index":2,"t":3,"type":"gossip"}\n');
      marks(recorder, 1);
      const { history, damaged } = readHistory(file);
      expect(history).to.have.length(2);
      expect(damaged).to.deep.equal([2, 3, 4, 5]);
    }));

  it('is empty when nothing was written', () =>
    withRecorder((_recorder, file) => {
      expect(readHistory(file)).to.deep.equal({ history: [], damaged: [] });
    }));
});

function marks(recorder: Recorder, count: number): void {
  for (let number = 0; number < count; number += 1)
    recorder.mark({ process: 'nemesis', vantage: 'here', mark: `mark-${number}`, source: 'nemesis' });
}
