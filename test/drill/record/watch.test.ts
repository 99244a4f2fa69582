import { expect } from 'chai';
import type { CompletionEntry, History, InvokeEntry } from '../../../lib/drill/history.ts';
import type { Recorder } from '../../../lib/drill/record/recorder.ts';
import { type Watch, type WatchOptions, watch } from '../../../lib/drill/record/watch.ts';
import { type ManualClock, manualClock } from '../../support/manual-clock.ts';
import { withRecorder } from '../recording.ts';
import { scriptedProbe } from '../scripted-probe.ts';

describe('Watching', () => {
  it('looks at fixed moments, however long earlier looks take', () => {
    const probe = scriptedProbe();
    return watching({ probes: [{ probe, every: 0.2, timeout: 5 }] }, async ({ clock, recorder }) => {
      await clock.pass(1);
      expect(dues(recorder.history)).to.deep.equal([0, 0.2, 0.4, 0.6, 0.8, 1]);
      expect(ends(recorder.history)).to.deep.equal([]);
    });
  });

  it('spreads the probes over their first interval', () => {
    const probes = ['a', 'b', 'c', 'd'].map((id) => ({
      probe: scriptedProbe({ id, answers: true }),
      every: 0.2,
      timeout: 1,
    }));
    return watching({ probes }, async ({ clock, recorder }) => {
      await clock.pass(0.19);
      expect(dues(recorder.history)).to.deep.equal([0, 0.05, 0.1, 0.15]);
    });
  });

  it('calls a look unsure when it is not answered in time, and keeps what the probe knows of it', () => {
    const probe = scriptedProbe();
    return watching({ probes: [{ probe, every: 10, timeout: 1 }] }, async ({ clock, recorder }) => {
      await clock.pass(1.5);
      const [end] = ends(recorder.history);
      expect(end).to.include({ type: 'unsure', error: 'no answer within 1 s', t: 1 });
      expect(end?.value).to.deep.equal({ address: '127.0.0.9' });
      expect(end).not.to.have.property('unknown');
    });
  });

  it('leaves behind a probe that does not mind being aborted', () => {
    const probe = scriptedProbe({ deaf: true });
    return watching({ probes: [{ probe, every: 10, timeout: 1 }] }, async ({ clock, recorder }) => {
      await clock.pass(1.5);
      expect(ends(recorder.history)).to.have.length(1);
      probe.end({ end: 'ok' });
      await clock.pass(0);
      expect(ends(recorder.history)).to.have.length(1);
    });
  });

  it('writes down what is going to be sent before it is sent', () => {
    let next = 0;
    const probe = { ...scriptedProbe({ answers: true }), intends: () => ({ seq: (next += 1) }) };
    return watching({ probes: [{ probe, every: 1, timeout: 1 }] }, async ({ clock, recorder }) => {
      await clock.pass(1);
      const values = invokes(recorder.history).map((entry) => entry.value);
      expect(values).to.deep.equal([{ seq: 1 }, { seq: 2 }]);
    });
  });

  it('says of a look that the harness sent late that it tells nothing', () => {
    const probe = scriptedProbe({ answers: true });
    return watching({ probes: [{ probe, every: 0.2, timeout: 1 }] }, async ({ clock, recorder }) => {
      await clock.pass(0.15);
      await clock.stall(0.15);
      const [onTime, late] = ends(recorder.history);
      expect(onTime).not.to.have.property('unknown');
      expect(late?.unknown).to.equal('sent 0.1 s late by the harness itself');
      expect(late?.late).to.be.closeTo(0.1, 1e-6);
    });
  });

  it('sends no burst after a long stall, and writes down what was never sent', () => {
    const probe = scriptedProbe({ answers: true });
    return watching({ probes: [{ probe, every: 0.2, timeout: 1 }] }, async ({ clock, recorder }) => {
      await clock.pass(0.1);
      await clock.stall(1);
      expect(dues(recorder.history).map((due) => Number(due.toFixed(3)))).to.deep.equal([
        0, 0.2, 0.4, 0.6, 0.8, 1,
      ]);
      expect(probe.begun).to.equal(2);
      const unknown = ends(recorder.history).map((end) => end.unknown);
      expect(unknown.slice(1, 5)).to.deep.equal(
        Array.from({ length: 4 }, () => 'never sent: the harness was not listening when it was due'),
      );
    });
  });

  it('does not blame the service for a timeout that the harness slept through', () => {
    const probe = scriptedProbe();
    return watching({ probes: [{ probe, every: 10, timeout: 1 }] }, async ({ clock, recorder }) => {
      await clock.pass(0.3);
      await clock.stall(0.9);
      await clock.pass(0.1);
      expect(ends(recorder.history)[0]?.unknown).to.match(
        /^the harness was not listening for 0\.\d+ s of the wait$/,
      );
    });
  });

  it('still believes a timeout when only the hundredth part of the wait was slept through', () => {
    const probe = scriptedProbe();
    return watching({ probes: [{ probe, every: 10, timeout: 4 }] }, async ({ clock, recorder }) => {
      await clock.pass(0.3);
      await clock.stall(0.04);
      await clock.pass(5);
      expect(ends(recorder.history)[0]).not.to.have.property('unknown');
    });
  });

  it('bounds the looks under way', () => {
    const probe = scriptedProbe();
    const options = { probes: [{ probe, every: 0.2, timeout: 60 }], maxInFlight: 3 };
    return watching(options, async ({ clock, recorder }) => {
      await clock.pass(0.9);
      expect(probe.begun).to.equal(3);
      expect(ends(recorder.history).map((end) => end.unknown)).to.deep.equal(
        Array.from({ length: 2 }, () => 'never sent: 3 looks were still under way'),
      );
    });
  });

  it('cuts off what is under way when it is stopped, and begins nothing more', () => {
    const probe = scriptedProbe();
    return watching(
      { probes: [{ probe, every: 0.2, timeout: 60 }] },
      async ({ clock, recorder, watch: running }) => {
        await clock.pass(0.5);
        await running.stop();
        await clock.pass(5);
        expect(probe.begun).to.equal(3);
        expect(probe.isClosed).to.equal(true);
        expect(ends(recorder.history).map((end) => end.unknown)).to.deep.equal(
          Array.from({ length: 3 }, () => 'cut off: watching ended'),
        );
      },
    );
  });
});

interface Watching {
  readonly clock: ManualClock;
  readonly recorder: Recorder;
  readonly watch: Watch;
}

async function watching(
  options: Pick<WatchOptions, 'probes' | 'maxInFlight'>,
  body: (watching: Watching) => Promise<void>,
): Promise<void> {
  const clock = manualClock();
  await withRecorder(async (recorder) => {
    const running = watch({ ...options, recorder, clock });
    try {
      await body({ clock, recorder, watch: running });
    } finally {
      await running.stop();
    }
  }, clock);
}

function invokes(history: History): readonly InvokeEntry[] {
  return history.filter((entry) => entry.type === 'invoke');
}

function dues(history: History): readonly number[] {
  return invokes(history).map((entry) => Number(entry.due.toFixed(6)));
}

function ends(history: History): readonly CompletionEntry[] {
  return history.filter((entry) => entry.type !== 'invoke' && entry.type !== 'mark');
}
