import type { Seconds } from '../../base/duration.ts';
import { refuse } from '../../drill/guard/index.ts';
import { samplesOf } from '../../drill/measures/index.ts';
import { alarmProbeId } from './alarm-probes.ts';
import type { Breaking } from './break-and-heal.ts';
import type { DrillOptions } from './drill-options.ts';

/** How often it is looked whether all is silent. */
const LOOK: Seconds = 0.2;

/**
 * An alarm that rings already cannot be seen to go off. One that still rings of an earlier drill is waited for, for as long as it
 * judges over, twice; then the drill is refused: EXPECTED_ALARM_RINGS (guard).
 */
export async function awaitSilence({ options, scenario, recorder }: Watching): Promise<void> {
  const { clock, signal, onDetail } = options;
  const begun = recorder.elapsed();
  const ringing = (): readonly Ringing[] =>
    scenario.expect.alarms.flatMap((name) => {
      const newest = samplesOf(recorder.history, alarmProbeId(name)).findLast(({ end }) => end === 'ok');
      const { state, judgesOver = 0 } = (newest?.value ?? {}) as { state?: string; judgesOver?: Seconds };
      return state === 'ALARM' ? [{ name, patience: 2 * judgesOver }] : [];
    });
  for (;;) {
    const left = ringing();
    const [first] = left;
    if (first === undefined) return;
    if (recorder.elapsed() - begun > Math.max(...left.map(({ patience }) => patience)))
      refuse(left.map(({ name }) => rings(name, scenario.name)));
    onDetail(`waiting until alarm ${first.name} is silent`);
    await clock.sleep(LOOK, signal);
  }
}

type Watching = Pick<Breaking, 'scenario' | 'recorder'> & {
  readonly options: Pick<DrillOptions, 'clock' | 'signal' | 'onDetail'>;
};

interface Ringing {
  readonly name: string;
  readonly patience: Seconds;
}

function rings(name: string, scenario: string) {
  return {
    code: 'EXPECTED_ALARM_RINGS',
    problem: {
      what: `The alarm "${name}" rings already, so nobody could see it go off; nothing was broken`,
      where: `steady state of scenario "${scenario}"`,
      expected: 'an alarm that is silent before the drill',
      got: 'ALARM',
      fix: 'see what it rings for, or whether it watches what it should',
    },
  };
}
