import type { Seconds } from '../../base/duration.ts';
import { observedProbe } from '../../drill/probes/index.ts';
import type { Probe } from '../../drill/probe.ts';
import type { Watched } from '../../drill/record/index.ts';
import type { Place } from '../../drill/scenario/index.ts';
import type { DrillOptions } from './drill-options.ts';

type Reader = Pick<DrillOptions, 'aws' | 'environment'>;

/** CloudWatch is asked half as often as it may be, whatever else asks it. */
const EVERY: Seconds = 1;
const TIMEOUT: Seconds = 5;

/** The probe that watches an expected alarm, by the alarm's name. */
export function alarmProbeId(name: string): string {
  return `alarm ${name}`;
}

/** One probe for each alarm that a scenario expects to go off. */
export function expectedAlarms(names: readonly string[], place: Place, reader: Reader): readonly Watched[] {
  return names.map((name) => ({
    probe: alarmProbe({ id: alarmProbeId(name), vantage: 'here', name }, place, reader),
    every: EVERY * names.length,
    timeout: TIMEOUT,
  }));
}

/**
 * Watches one alarm in the place of the drill. Its looks bring `{ state, judgesOver }`: the state is `null` when there is no such
 * alarm, and `judgesOver` is how long what it watches may be bad before it says so, at the pace of the environment.
 */
export function alarmProbe(
  { name, ...common }: { readonly id: string; readonly vantage: string; readonly name: string },
  place: Place,
  { aws, environment }: Reader,
): Probe {
  const read = async (): Promise<{ state: string | null; judgesOver?: Seconds }> => {
    const { items, failure } = await aws.read<{ MetricAlarms?: Told[] }, Told>({
      service: 'monitoring',
      bucket: 'monitoring',
      operation: 'DescribeAlarms',
      ...place,
      input: { AlarmNames: [name] },
      fresh: true,
      items: ({ MetricAlarms }) => MetricAlarms,
    });
    if (failure !== undefined) throw new Error(`${failure.code}: ${failure.message}`);
    const told = items.find(({ AlarmName }) => AlarmName === name);
    if (told === undefined) return { state: null };
    return { state: told.StateValue ?? null, judgesOver: judgesOver(told) * environment.pace };
  };
  return observedProbe({ ...common, kind: 'alarm', read });
}

interface Told {
  readonly AlarmName?: string;
  readonly StateValue?: string;
  readonly Period?: Seconds;
  readonly EvaluationPeriods?: number;
}

/**
 * A period that the fault fell into may be judged as good as it began; the ones after it are bad as a whole. What AWS publishes of
 * itself is there about a period later.
 */
function judgesOver({ Period = 60, EvaluationPeriods = 1 }: Told): Seconds {
  return Period * (EvaluationPeriods + 2);
}
