import { formatDuration } from '../base/duration.ts';
import type { Comparison, Spread } from '../drill/measures/index.ts';
import type { Io } from './io.ts';

/** Several drills side by side: one can refute a promise, no number of them proves it. */
export function sayComparison({ runs, outage, recoveryTime, lostWrites }: Comparison, io: Io): void {
  io.stdout.write(
    `${runs} drills: ${[told('outage', outage), told('recovery time', recoveryTime)].join('; ')}; ${lostWrites} acknowledged writes lost\n`,
  );
}

function told(what: string, spread: Spread | null): string {
  if (spread === null) return `${what} not measured`;
  return `${what} median ${formatDuration(spread.median)}, worst ${formatDuration(spread.worst)}, spread ${formatDuration(spread.spread)} (n=${spread.runs})`;
}
