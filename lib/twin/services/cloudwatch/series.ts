import type { Statistic } from '@aws-sdk/client-cloudwatch';
import type { Seconds } from '../../../base/duration.ts';
import { type Instant, instant, plusSeconds } from '../../../base/instant.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { MetricName } from './stored-alarm.ts';

/** Values of a metric at one moment, as PutMetricData may send them. */
export interface Datapoint {
  readonly at: Instant;
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A metric with its datapoints, the oldest first. */
export interface StoredSeries {
  readonly metric: MetricName;
  readonly points: readonly Datapoint[];
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By namespace, name and dimensions. */
    'cloudwatch.series': StoredSeries;
  }
}

/** AWS keeps 15 months; the twin keeps what its alarms and readers of the last while can ask for. */
const MOST_POINTS = 2_000;

/** The same text for the same metric, however its dimensions are ordered. */
export function seriesKey({ namespace, name, dimensions }: MetricName): string {
  const named = dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort();
  return JSON.stringify([namespace, name, ...named]);
}

/** The series of one account and Region. */
export function seriesOf(world: World, { account, region }: Place): Map<string, StoredSeries> {
  return world.table('cloudwatch.series', account, region);
}

/** The datapoints of a metric. */
export function pointsOf(world: World, place: Place, metric: MetricName): readonly Datapoint[] {
  return seriesOf(world, place).get(seriesKey(metric))?.points ?? [];
}

/** Adds datapoints to a metric, which comes into being with its first. */
export function addPoints(world: World, place: Place, metric: MetricName, added: readonly Datapoint[]): void {
  const rows = seriesOf(world, place);
  const known = pointsOf(world, place, metric);
  const isLater = (known.at(-1)?.at ?? '') <= (added[0]?.at ?? '') && added.length === 1;
  const all = [...known, ...added];
  const points = isLater ? all : all.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  rows.set(seriesKey(metric), { metric, points: points.slice(-MOST_POINTS) });
}

/** A single value at a moment. */
export function singleValue(at: Instant, value: number): Datapoint {
  return { at, count: 1, sum: value, minimum: value, maximum: value };
}

/** A statistic over the datapoints from a moment to a later one; undefined where there are none. */
export function statisticOf(
  points: readonly Datapoint[],
  statistic: Statistic,
  from: Instant,
  to: Instant,
): number | undefined {
  const within = points.filter(({ at }) => at >= from && at < to);
  if (within.length === 0) return undefined;
  const count = within.reduce((total, point) => total + point.count, 0);
  const sum = within.reduce((total, point) => total + point.sum, 0);
  if (statistic === 'SampleCount') return count;
  if (statistic === 'Sum') return sum;
  if (statistic === 'Minimum') return Math.min(...within.map(({ minimum }) => minimum));
  if (statistic === 'Maximum') return Math.max(...within.map(({ maximum }) => maximum));
  return count === 0 ? undefined : sum / count;
}

/** The start of the period that a moment falls into; periods are counted from 1970. */
export function periodStart(at: Instant, period: Seconds): Instant {
  const length = period * 1_000;
  return instant(Math.floor(Date.parse(at) / length) * length);
}

/** The starts of so many whole periods before a moment, the oldest first. */
export function periodsBefore(end: Instant, period: Seconds, count: number): Instant[] {
  return Array.from({ length: count }, (_, index) => plusSeconds(end, -period * (count - index)));
}
