import { formatDuration, type Seconds } from '../../base/duration.ts';
import type { Service } from '../drill-result.ts';
import { serviceOf } from './degradation.ts';
import type { Sample } from './samples.ts';
import { judged, type Stability } from './series.ts';

/** Whether a service is fit to be broken on purpose. `null`: too little was seen to say. */
export interface SteadyState {
  readonly holds: boolean | null;
  readonly why: string;
  readonly service: Service;
}

/**
 * The steady state of one probe: good without a failure, over so long, up to now. Also the judge of "was it steady afterwards".
 */
export function steadyState(
  samples: readonly Sample[],
  options: { readonly lasts: Seconds; readonly stability: Stability; readonly now: Seconds },
): SteadyState {
  const recent = samples.filter((sample) => sample.sent >= options.now - options.lasts);
  const looks = judged(recent, options.stability);
  const service = serviceOf(recent);
  const bad = looks.filter((look) => !look.good);
  const seconds = formatDuration(options.lasts);
  if (bad.length > 0)
    return {
      holds: false,
      why: `${bad.length} of ${looks.length} looks in the last ${seconds} were not good`,
      service,
    };
  const covered = (looks.at(-1)?.sent ?? 0) - (looks[0]?.sent ?? 0);
  if (looks.length < options.stability.looks || covered < options.lasts * 0.75)
    return { holds: null, why: `only ${looks.length} looks told anything in the last ${seconds}`, service };
  return { holds: true, why: `${looks.length} looks in the last ${seconds}, all good`, service };
}
