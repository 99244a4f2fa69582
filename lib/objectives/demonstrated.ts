import { formatDuration, type Seconds } from '../base/duration.ts';
import { type Instant, secondsBetween } from '../base/instant.ts';
import type { Objective } from '../environment/environment.ts';
import type { EarlierDemonstration } from '../estate/earlier-demonstration.ts';
import type { Demonstration } from './objective-row.ts';

/** The newest demonstration of a promise. */
export function newestDemonstration(
  demonstrations: readonly EarlierDemonstration[],
  asked: Pick<EarlierDemonstration, 'workload' | 'disruption' | 'measure'>,
): Demonstration | null {
  const [newest] = demonstrations
    .filter(
      ({ workload, disruption, measure }) =>
        workload === asked.workload && disruption === asked.disruption && measure === asked.measure,
    )
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  if (newest === undefined) return null;
  const { lower, upper, run, at } = newest;
  return { lower, upper, run, at };
}

const CLOCKS_DIFFER: Seconds = 300;

/** What a demonstration, or the lack of one, says of a promise; undefined = nothing is asked and nothing was shown. */
export function judgeDemonstration(
  demonstration: Demonstration | null,
  declared: Seconds,
  { demonstratedWithin }: Objective,
  now: Instant,
): { readonly outcome: 'pass' | 'fail' | 'unknown'; readonly message: string } | undefined {
  if (demonstration === null)
    return demonstratedWithin === undefined
      ? undefined
      : { outcome: 'unknown', message: 'never demonstrated' };
  const { lower, upper, at } = demonstration;
  const age = secondsBetween(at, now);
  if (age < -CLOCKS_DIFFER)
    return { outcome: 'unknown', message: `demonstrated on ${at}, which lies ahead: a clock went wrong` };
  if (demonstratedWithin !== undefined && age > demonstratedWithin) {
    const words = `last demonstrated ${formatDuration(age)} ago, promised every ${formatDuration(demonstratedWithin)}`;
    return { outcome: 'fail', message: words };
  }
  const measured =
    upper === null
      ? `not seen to end after ${formatDuration(lower)} on ${at}`
      : `measured between ${formatDuration(lower)} and ${formatDuration(upper)} on ${at}`;
  if (upper !== null && upper <= declared) return { outcome: 'pass', message: measured };
  return { outcome: lower > declared ? 'fail' : 'unknown', message: measured };
}
