import type { Repeated } from '../drill/measures/index.ts';
import { spreadInWords } from '../report/drills/repeated-in-words.ts';
import type { Io } from './io.ts';

/** Several runs of a drill side by side: one can refute a promise, no number of them proves it. */
export function sayComparison(
  { scenario, workload, runs, outage, recoveryTime, lostWrites }: Repeated,
  io: Io,
): void {
  const told = `outage ${spreadInWords(outage)}; recovery time ${spreadInWords(recoveryTime)}`;
  io.stdout.write(
    `${runs} drills of ${scenario} on ${workload}: ${told}; ${lostWrites} acknowledged writes lost\n`,
  );
}
