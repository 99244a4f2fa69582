import type { Seconds } from '../../base/duration.ts';
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

/** Several runs of one drill side by side. One run can refute a promise; no number of them proves it. */
export function compare(results: readonly DrillResult[]): Comparison {
  return {
    runs: results.length,
    outcome: worstOutcome(results.map((result) => result.outcome)),
    outage: spread(results.map((result) => result.outage)),
    recoveryTime: spread(results.map((result) => result.recoveryTime)),
    dataLoss: spread(results.map(({ dataLoss }) => dataLoss && { ...dataLoss, seconds: dataLoss.upper })),
    lostWrites: results.reduce((sum, result) => sum + (result.dataLoss?.lostWrites ?? 0), 0),
  };
}

function spread(all: readonly (Measured | null)[]): Spread | null {
  const measured = all.filter((each) => each !== null);
  if (measured.length === 0) return null;
  const points = measured.map((each) => each.seconds);
  return {
    runs: measured.length,
    median: median(points),
    worst: Math.max(...measured.map((each) => each.upper)),
    spread: Math.max(...points) - Math.min(...points),
  };
}
