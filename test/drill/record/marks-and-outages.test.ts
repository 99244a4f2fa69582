import { expect } from 'chai';
import { markWhen } from '../../../lib/drill/record/mark-when.ts';
import type { Recorder } from '../../../lib/drill/record/recorder.ts';
import { runningOutage } from '../../../lib/drill/record/running-outage.ts';
import type { OperationEnd } from '../../../lib/drill/history.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { withRecorder } from '../recording.ts';

const probe = { process: 'alarm', vantage: 'here' };

describe('markWhen', () => {
  const rule = {
    process: 'alarm',
    mark: 'detected',
    source: 'cloudwatch',
    when: (value: unknown) => value === 'ALARM',
  };

  it('marks the first answer that is as told, and when it was not yet so', async () => {
    const clock = manualClock();
    await withRecorder(async (recorder) => {
      markWhen(recorder, rule);
      look(recorder, 'ok', 'OK');
      await clock.pass(2);
      look(recorder, 'failed', 'ALARM');
      look(recorder, 'ok', 'ALARM');
      look(recorder, 'ok', 'ALARM');
      const marks = recorder.history.filter((entry) => entry.type === 'mark');
      expect(marks).to.have.length(1);
      expect(marks[0]).to.deep.include({
        mark: 'detected',
        source: 'cloudwatch',
        value: { seen: 'ALARM', notYetAt: 0 },
      });
    }, clock);
  });

  it('marks nothing after it was ended', () =>
    withRecorder((recorder) => {
      markWhen(recorder, rule)();
      look(recorder, 'ok', 'ALARM');
      expect(recorder.history.some((entry) => entry.type === 'mark')).to.equal(false);
    }));
});

describe('runningOutage', () => {
  it('counts from the first failed look that nothing good has followed', async () => {
    const clock = manualClock();
    await withRecorder(async (recorder) => {
      const running = runningOutage(recorder, 'alarm');
      look(recorder, 'ok');
      await clock.pass(1);
      look(recorder, 'failed');
      await clock.pass(1);
      look(recorder, 'unsure');
      expect(running.seconds()).to.equal(1);
      await clock.pass(1);
      look(recorder, 'ok');
      expect(running.seconds()).to.equal(0);
    }, clock);
  });

  it('is not begun by a look that tells nothing, nor by one that was sent before the newest good one', async () => {
    const clock = manualClock();
    await withRecorder(async (recorder) => {
      const running = runningOutage(recorder, 'alarm');
      const early = recorder.invoke({ ...probe, operation: 'alarm' });
      await clock.pass(1);
      look(recorder, 'ok');
      recorder.complete(early, { end: 'unsure' });
      const cutOff = recorder.invoke({ ...probe, operation: 'alarm' });
      recorder.complete(cutOff, { end: 'unsure', unknown: 'cut off' });
      expect(running.seconds()).to.equal(0);
    }, clock);
  });
});

function look(recorder: Recorder, end: OperationEnd, value?: unknown): void {
  const invoke = recorder.invoke({ ...probe, operation: 'alarm' });
  recorder.complete(invoke, value === undefined ? { end } : { end, value });
}
