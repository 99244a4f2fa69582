import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../lib/cli/package-root.ts';
import { openRecorder } from '../../../lib/drill/record/recorder.ts';
import { readHistory } from '../../../lib/drill/record/read-history.ts';
import { realClock } from '../../../lib/base/clock.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { withRecorder } from '../recording.ts';

const probe = { process: 'front-door', vantage: 'here' };

describe('The record of a drill', () => {
  it('numbers its entries without holes, and joins an end to its beginning', () =>
    withRecorder((recorder) => {
      const first = recorder.invoke({ ...probe, operation: 'http', due: 0 });
      const second = recorder.invoke({ ...probe, operation: 'http', due: 0.2 });
      recorder.complete(second, { end: 'ok', value: { status: 200 } });
      recorder.mark({ ...probe, mark: 'switched', source: 'api' });
      recorder.complete(first, { end: 'unsure', error: 'no answer' });
      expect(recorder.history.map((entry) => entry.index)).to.deep.equal([0, 1, 2, 3, 4]);
      expect(recorder.history.map((entry) => ('invoke' in entry ? entry.invoke : entry.type))).to.deep.equal([
        'invoke',
        'invoke',
        second,
        'mark',
        first,
      ]);
    }));

  it('is on disk as it is in memory', () =>
    withRecorder((recorder, file) => {
      const invoke = recorder.invoke({ ...probe, operation: 'http' });
      recorder.complete(invoke, { end: 'failed', error: 'refused', late: 0.01, unknown: 'sent late' });
      expect(readHistory(file)).to.deep.equal({ history: recorder.history, damaged: [] });
    }));

  it('counts seconds from its own beginning on the monotonic clock', async () => {
    const clock = manualClock();
    await clock.pass(100);
    await withRecorder(async (recorder) => {
      await clock.pass(2.5);
      recorder.mark({ ...probe, mark: 'fault', source: 'nemesis' });
      expect(recorder.history[0]?.t).to.equal(2.5);
      expect(recorder.monotonic(2.5)).to.equal(102.5);
    }, clock);
  });

  it('holds no secrets', () =>
    withRecorder((recorder, file) => {
      const invoke = recorder.invoke({ ...probe, operation: 'sql', value: { password: 'hunter2hunter2' } });
      recorder.complete(invoke, { end: 'failed', error: 'postgres://landfall:hunter2hunter2@db refused' });
      expect(readFileSync(file, 'utf8')).not.to.include('hunter2hunter2');
    }));

  it('refuses a beginning that is none', () =>
    withRecorder((recorder) => {
      recorder.mark({ ...probe, mark: 'fault', source: 'nemesis' });
      expect(() => recorder.complete(0, { end: 'ok' })).to.throw(RangeError, 'entry 0');
    }));

  it('writes over no other record', () =>
    withRecorder((_recorder, file) => {
      expect(() => openRecorder({ file, clock: realClock })).to.throw('EEXIST');
    }));

  it('loses no entry when its process is killed', () =>
    withRecorder((_recorder, file) => {
      const script = `
        import { openRecorder } from ${JSON.stringify(new URL('../../../lib/drill/record/recorder.ts', import.meta.url).href)};
        import { realClock } from ${JSON.stringify(new URL('../../../lib/base/clock.ts', import.meta.url).href)};
        const recorder = openRecorder({ file: process.argv[2], clock: realClock });
        for (let n = 0; n < 500; n += 1) recorder.mark({ process: 'p', vantage: 'v', mark: 'm' + n, source: 's' });
        process.kill(process.pid, 'SIGKILL');`;
      const path = join(file, '..', 'killed.ts');
      writeFileSync(path, script);
      const killed = `${file}.killed`;
      const { signal } = spawnSync(process.execPath, ['--import', 'tsx', path, killed], {
        cwd: packageRoot(),
      });
      expect(signal).to.equal('SIGKILL');
      const { history, damaged } = readHistory(killed);
      expect(history).to.have.length(500);
      expect(damaged).to.deep.equal([]);
    }));
});
