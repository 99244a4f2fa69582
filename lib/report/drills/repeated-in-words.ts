import { exactly } from '../../drill/measures/bounds-in-words.ts';
import { type Repeated, repeated, type Spread } from '../../drill/measures/index.ts';
import type { DrillView } from './drill-view.ts';

/** One drill that was carried out several times, in words. */
export interface RepeatedInWords {
  readonly drill: string;
  readonly runs: string;
  readonly outage: string;
  readonly recovery: string;
  readonly lost: string;
}

/** The drills of a run that were carried out more than once: median, worst and spread. */
export function repeatedInWords(views: readonly DrillView[]): readonly RepeatedInWords[] {
  return repeated(views.flatMap(({ drill }) => drill.result ?? [])).map(inWords);
}

function inWords({ scenario, workload, runs, outage, recoveryTime, lostWrites }: Repeated): RepeatedInWords {
  return {
    drill: `${scenario} on ${workload}`,
    runs: String(runs),
    outage: spreadInWords(outage),
    recovery: spreadInWords(recoveryTime),
    lost: String(lostWrites),
  };
}

/** `median 4.2 s, worst 5.12 s, spread 0.9 s (n=5)`. What was not seen to end is the worst, whatever the others took. */
export function spreadInWords(spread: Spread | null): string {
  if (spread === null) return 'not measured';
  const { median, worst, atLeast, runs } = spread;
  const most =
    atLeast === undefined
      ? exactly(worst, Math.ceil)
      : `at least ${exactly(atLeast, Math.floor)}, no end seen`;
  return `median ${exactly(median)}, worst ${most}, spread ${exactly(spread.spread)} (n=${runs})`;
}
