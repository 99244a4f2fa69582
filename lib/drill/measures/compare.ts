import type { Seconds } from '../../base/duration.ts';
import { groupBy } from '../../base/group-by.ts';
import { type Outcome, worstOutcome } from '../../base/outcome.ts';
import type { DrillResult, Measured } from '../drill-result.ts';
import { median } from './quantile.ts';

/** One length over several runs of a drill. */
export interface Spread {
  /** Runs in which it was measured; with fewer than twenty, no percentile means anything. */
  readonly runs: number;
  readonly median: Seconds;
  /** The largest upper bound: what can be promised, at best. */
  readonly worst: Seconds;
  /** Some were not seen to end: the longest of those took at least so long, and `worst` tells of the others alone. */
  readonly atLeast?: Seconds;
  /** From the smallest to the largest point estimate. */
  readonly spread: Seconds;
}

/** What `--repeat n` tells. A measure that no run has is null. */
export interface Comparison {
  readonly runs: number;
  readonly outcome: Outcome;
  readonly outage: Spread | null;
  readonly recoveryTime: Spread | null;
  /** Of the runs in which anything was lost or not; the median is of the upper bounds. */
  readonly dataLoss: Spread | null;
  /** Acknowledged writes that were lost, in all runs together. */
  readonly lostWrites: number;
}

/** A drill that was carried out several times in a run. */
export interface Repeated extends Comparison {
  readonly scenario: string;
  readonly workload: string;
}

/** Each drill that was carried out more than once, in the order of their first results. */
export function repeated(results: readonly DrillResult[]): readonly Repeated[] {
  const drills = groupBy(results, ({ scenario, workload }) => `${scenario} ${workload}`);
  return [...drills.values()].flatMap((same) => {
    const [first, ...more] = same;
    if (first === undefined || more.length === 0) return [];
    return [{ scenario: first.scenario, workload: first.workload, ...compare(same) }];
  });
}

/** Several runs of one drill side by side. One run can refute a promise; no number of them proves it. */
export function compare(results: readonly DrillResult[]): Comparison {
  return {
    runs: results.length,
    outcome: worstOutcome(results.map((result) => result.outcome)),
    outage: spread(
      results.map(({ outage }) => outage),
      results.map(({ atLeast }) => atLeast?.outage),
    ),
    recoveryTime: spread(
      results.map(({ recoveryTime }) => recoveryTime),
      results.map(({ atLeast }) => atLeast?.recoveryTime),
    ),
    dataLoss: spread(
      results.map(({ dataLoss }) => dataLoss && { ...dataLoss, seconds: dataLoss.upper }),
      results.map(({ atLeast }) => atLeast?.dataLoss),
    ),
    lostWrites: results.reduce((sum, result) => sum + (result.dataLoss?.lostWrites ?? 0), 0),
  };
}

function spread(all: readonly (Measured | null)[], open: readonly (Seconds | undefined)[]): Spread | null {
  const unended = open.filter((seconds) => seconds !== undefined);
  const measured = all.filter((each) => each !== null);
  if (measured.length === 0) return null;
  const points = measured.map((each) => each.seconds);
  return {
    runs: measured.length,
    median: median(points),
    worst: Math.max(...measured.map((each) => each.upper)),
    spread: Math.max(...points) - Math.min(...points),
    ...(unended.length === 0 ? {} : { atLeast: Math.max(...unended) }),
  };
}
