import type { Seconds } from '../base/duration.ts';
import { type Instant, secondsBetween } from '../base/instant.ts';

/** A moment that can be restored; when it became usable is not always known. */
export interface ExposurePoint {
  readonly arn: string;
  readonly dataTime: Instant;
  readonly availableAt?: Instant;
}

/** How much would have been lost at the worst moment of a window. */
export interface Exposure<P extends ExposurePoint = ExposurePoint> {
  /** The least and the most it can have been; they differ where AWS does not say when a point became usable. */
  readonly lower: Seconds;
  readonly upper: Seconds;
  /** What would be lost now. */
  readonly now: Seconds;
  /** The point that one would have fallen back to at the worst moment, and the one that ended the wait; absent = now, or none. */
  readonly worst: { readonly point: P; readonly next?: P };
  /** How far back the points reach, when that is less than the window asked for; the store may have been there before. */
  readonly covers?: Seconds;
}

interface Usable<P> {
  readonly point: P;
  readonly data: Seconds;
  readonly from: Seconds;
}

/**
 * The worst `available(next) − data-time(this)` over the window that ends now: just before the next point becomes usable one falls
 * back to the one before. Undefined when there is no point. Before the first point of a window nothing can be said, and so it
 * counts from that point on: `covers` says how far back that is.
 */
export function exposureOf<P extends ExposurePoint>(
  points: readonly P[],
  { now, window }: { readonly now: Instant; readonly window: Seconds },
): Exposure<P> | undefined {
  const age = (at: Instant) => secondsBetween(at, now);
  const latest = sawTooth(
    points.map((point) => usable(point, age, () => 0)),
    window,
  );
  const earliest = sawTooth(
    points.map((point) => usable(point, age, age)),
    window,
  );
  if (latest === undefined || earliest === undefined) return undefined;
  const { seconds: upper, worst, now: lost, reach } = latest;
  return {
    lower: Math.min(earliest.seconds, upper),
    upper,
    now: lost,
    worst,
    ...(reach < window ? { covers: reach } : {}),
  };
}

/** Everything as seconds before now. */
function usable<P extends ExposurePoint>(
  point: P,
  age: (at: Instant) => Seconds,
  otherwise: (at: Instant) => Seconds,
): Usable<P> {
  const from = point.availableAt === undefined ? otherwise(point.dataTime) : age(point.availableAt);
  return { point, data: age(point.dataTime), from };
}

function sawTooth<P extends ExposurePoint>(points: readonly Usable<P>[], window: Seconds) {
  const inOrder = points
    .filter(({ from }) => from >= 0)
    .sort((one, other) => other.from - one.from || one.data - other.data);
  const [first] = inOrder;
  if (first === undefined) return undefined;
  let best = first;
  let worst: { readonly point: P; readonly next?: P } = { point: best.point };
  let seconds = -1;
  for (const next of inOrder.slice(1)) {
    if (next.data >= best.data) continue;
    if (next.from < window && best.data - next.from > seconds) {
      seconds = best.data - next.from;
      worst = { point: best.point, next: next.point };
    }
    best = next;
  }
  if (best.data > seconds) [seconds, worst] = [best.data, { point: best.point }];
  return { seconds, worst, now: best.data, reach: first.from };
}
