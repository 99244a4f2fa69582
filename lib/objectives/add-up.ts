import type { Seconds } from '../base/duration.ts';
import type { Estimate, EstimateTerm } from './objective-row.ts';

/** Steps one after the other: their times add up. */
export function addUp(terms: readonly EstimateTerm[]): Estimate {
  return { seconds: round(terms.reduce((sum, { seconds }) => sum + seconds, 0)), terms };
}

/** Lanes side by side: the longest one decides. Undefined when there is none. */
export function longest(lanes: readonly Estimate[]): Estimate | undefined {
  return lanes.reduce<Estimate | undefined>(
    (worst, lane) => (worst === undefined || lane.seconds > worst.seconds ? lane : worst),
    undefined,
  );
}

/** Takes the dust of binary fractions off, so that 2.5 stays 2.5. */
function round(seconds: Seconds): Seconds {
  return Math.round(seconds * 1_000) / 1_000;
}
