import { setMaxListeners } from 'node:events';
import { expect } from 'chai';
import type { Recorder } from '../../../lib/drill/record/recorder.ts';
import type { Scenario } from '../../../lib/drill/scenario.ts';
import type { Fits } from '../../../lib/drill/scenario/index.ts';
import { awaitFailback } from '../../../lib/engine/drill/await-failback.ts';
import { awaitSilence } from '../../../lib/engine/drill/await-silence.ts';
import { withRecorder } from '../../drill/recording.ts';
import { scenario as short } from '../../drill/scenario/scenarios.ts';
import { type ManualClock, manualClock } from '../../support/manual-clock.ts';
import { thrownBy } from '../../support/thrown-by.ts';

/** Watched for 60 s, stable after 30 s. */
const scenario: Scenario = {
  ...short(),
  expect: { objectives: ['rto'], alarms: ['zone-lost'], events: [] },
  failback: { what: 'all of it', within: 600 },
};

describe('Before harm, an alarm that is to go off', () => {
  it('may be silent, or not be there: nothing is waited for', () =>
    watching(async ({ clock, recorder, options }) => {
      await awaitSilence({ options, scenario, recorder });
      look(recorder, 'alarm zone-lost', 'ok', { state: null });
      await awaitSilence({ options, scenario, recorder });
      expect(clock.monotonic()).to.equal(0);
    }));

  it('is waited for while it still rings of an earlier drill', () =>
    watching(async ({ clock, recorder, options }) => {
      look(recorder, 'alarm zone-lost', 'ok', { state: 'ALARM', judgesOver: 120 });
      const silent = awaitSilence({ options, scenario, recorder });
      await clock.pass(100);
      look(recorder, 'alarm zone-lost', 'ok', { state: 'OK', judgesOver: 120 });
      await clock.pass(1);
      await silent;
    }));

  it('refuses the drill when it rings on, with what, where and the way out', () =>
    watching(async ({ clock, recorder, options }) => {
      look(recorder, 'alarm zone-lost', 'ok', { state: 'ALARM', judgesOver: 120 });
      const error = thrownBy(() => awaitSilence({ options, scenario, recorder }));
      await clock.pass(241);
      expect(await error).to.include({ code: 'EXPECTED_ALARM_RINGS', blame: 'guard' });
      expect(String(await error)).to.equal(
        [
          'LandfallError: The alarm "zone-lost" rings already, so nobody could see it go off; nothing was broken',
          '  at steady state of scenario "reboot"',
          '  expected an alarm that is silent before the drill',
          '  got ALARM',
          '  fix: see what it rings for, or whether it watches what it should',
        ].join('\n'),
      );
    }));
});

describe('After healing, failing back', () => {
  it('is marked once the deciding probes were good for as long as counts as stable', () =>
    watching(async ({ clock, recorder, options }) => {
      const over = awaitFailback({ options, scenario, recorder }, { ended: 'recovered' });
      await clock.pass(37);
      await over;
      expect(marks(recorder)).to.deep.equal(['failed-back']);
    }));

  for (const [ended, seconds] of [
    ['recovered', 600],
    ['limit', 180],
    ['interrupted', 180],
  ] as const)
    it(`is waited for ${seconds} s after a drill that ended by "${ended}", while nothing good is seen`, () =>
      watching(async ({ clock, recorder, options }) => {
        let isOver = false;
        look(recorder, 'front-door', 'failed');
        const stop = clock.every(1, () => look(recorder, 'front-door', 'failed'));
        const over = awaitFailback({ options, scenario, recorder }, { ended }).then(() => {
          isOver = true;
        });
        await clock.pass(seconds - 2);
        expect(isOver).to.equal(false);
        await clock.pass(3);
        await over;
        stop();
        expect(marks(recorder)).to.deep.equal([]);
      }));
});

interface Here {
  readonly clock: ManualClock;
  readonly recorder: Recorder;
  readonly options: Parameters<typeof awaitFailback>[0]['options'] &
    Parameters<typeof awaitSilence>[0]['options'];
}

function watching(body: (here: Here) => Promise<void>): Promise<void> {
  const clock = manualClock();
  const fit: Fits = {
    runs: true,
    workload: 'orders',
    probes: scenario.probes,
    stopConditions: scenario.stopConditions,
    objectives: ['rto'],
    advice: [],
  };
  const { signal } = new AbortController();
  // The clock of tests listens to it for each of its sleeps.
  setMaxListeners(0, signal);
  const options = { clock, fit, signal, onDetail: () => undefined };
  return withRecorder((recorder) => body({ clock, recorder, options }), clock);
}

function look(recorder: Recorder, process: string, end: 'ok' | 'failed', value?: unknown): void {
  const begun = recorder.invoke({ process, vantage: 'here', operation: 'look' });
  recorder.complete(begun, { end, value });
}

function marks(recorder: Recorder): readonly string[] {
  return recorder.history.flatMap((entry) => (entry.type === 'mark' ? [entry.mark] : []));
}
