import { formatDuration, type Seconds } from '../../base/duration.ts';
import { secondsBetween } from '../../base/instant.ts';
import { plural } from '../../base/plural.ts';
import type { History, HistoryEntry } from '../history.ts';

/** Whether a record can be measured from. */
export interface RecordCondition {
  /** Why nothing may be measured from it; absent = it may. */
  readonly unusable?: string;
  /** Moments at which the wall clock leapt ahead of the monotonic one: time may have passed that nobody measured. */
  readonly leaps: readonly { readonly t: Seconds; readonly seconds: Seconds }[];
  readonly notes: readonly string[];
}

/** Clocks drift and are corrected; a step this large is a machine that slept, or a clock that was set. */
const LEAP: Seconds = 0.5;

/** Looks for lines that are missing and for clocks that cannot be believed. */
export function recordCondition(history: History, damaged: readonly number[] = []): RecordCondition {
  const steps = history.slice(1).map((entry, index) => step(history[index] ?? entry, entry));
  if (steps.some((each) => each.passed < 0))
    return {
      unusable: 'the monotonic clock goes back in it: more than one process wrote it',
      leaps: [],
      notes: [],
    };
  const missing = steps.reduce((sum, each) => sum + Math.max(0, each.indices - 1), history[0]?.index ?? 0);
  const ahead = steps.filter((each) => each.ahead > LEAP);
  const back = steps.filter((each) => each.ahead < -LEAP);
  return {
    leaps: ahead.map((each) => ({ t: each.t, seconds: each.ahead })),
    notes: [
      ...(missing > 0 || damaged.length > 0
        ? [
            `the record is not whole: ${plural(Math.max(missing, damaged.length), 'entry', 'entries')} missing`,
          ]
        : []),
      ...ahead.map(
        (each) => `the wall clock leapt ahead by ${formatDuration(each.ahead)} at ${formatDuration(each.t)}`,
      ),
      ...back.map(
        (each) =>
          `the wall clock was set back by ${formatDuration(-each.ahead)} at ${formatDuration(each.t)}: durations do not come from it`,
      ),
    ],
  };
}

interface ClockStep {
  readonly t: Seconds;
  readonly passed: Seconds;
  readonly ahead: Seconds;
  readonly indices: number;
}

function step(before: HistoryEntry, after: HistoryEntry): ClockStep {
  const passed = after.t - before.t;
  const ahead = secondsBetween(before.at, after.at) - passed;
  return { t: before.t, passed, ahead, indices: after.index - before.index };
}
