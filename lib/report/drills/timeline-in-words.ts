import type { Seconds } from '../../base/duration.ts';
import { plural } from '../../base/plural.ts';
import { boundsInWords } from '../../drill/measures/bounds-in-words.ts';
import type { Lane } from './lanes.ts';
import { type ShownMark, signed } from './marks-in-words.ts';

interface Told {
  readonly lanes: readonly Lane[];
  readonly marks: readonly ShownMark[];
  readonly targets: readonly { readonly text: string; readonly seconds: Seconds }[];
  readonly zero: Seconds;
}

/** The picture for those who do not see it. */
export function timelineInWords({ lanes, marks, targets, zero }: Told): string {
  return [
    'Times count from the fault.',
    ...marks.map(({ text, t, source }) => `${text} at ${signed(t - zero)}, seen by ${source}.`),
    ...lanes.map((lane) => `${lane.probe}: ${laneInWords(lane, zero)}.`),
    ...targets.map(({ text }) => `${text}.`),
  ].join(' ');
}

/** How many looks, how many of them not good, and the outage. */
export function laneInWords({ samples, result }: Lane, zero: Seconds): string {
  const bad = samples.filter(({ end, unknown }) => unknown === undefined && end !== 'ok').length;
  const untold = samples.filter(({ unknown }) => unknown !== undefined).length;
  const looks = `${plural(samples.length, 'look')}, ${bad} not answered well${untold === 0 ? '' : `, ${untold} that tell nothing`}`;
  if (result === undefined) return `${looks}; no outage was measured of it`;
  if (result.outage === null)
    return `${looks}; ${result.from === null ? 'not measured' : `out from ${signed(result.from - zero)}, no end seen`}`;
  if (result.from === null) return `${looks}; never seen out, ${boundsInWords(result.outage)}`;
  return `${looks}; out from ${signed(result.from - zero)} to ${signed((result.to ?? 0) - zero)}, ${boundsInWords(result.outage)}`;
}
