import type { Seconds } from '../../base/duration.ts';

/** Where a moment stands in the picture. `zero` is the moment that is called 0. */
export interface Axis {
  readonly left: number;
  readonly right: number;
  readonly zero: Seconds;
  readonly x: (t: Seconds) => number;
  /** Seconds from zero. */
  readonly ticks: readonly Seconds[];
}

/** A linear axis over [from, to], whose numbers count from `zero`. */
export function axisOver(
  span: { readonly from: Seconds; readonly to: Seconds; readonly zero: Seconds },
  place: { readonly left: number; readonly right: number },
): Axis {
  const length = Math.max(span.to - span.from, 0.001);
  const scale = (place.right - place.left) / length;
  const clamped = (t: Seconds): number => Math.min(Math.max(t, span.from), span.to);
  return {
    ...place,
    zero: span.zero,
    x: (t) => rounded(place.left + (clamped(t) - span.from) * scale),
    ticks: ticksOf(span.from - span.zero, span.to - span.zero),
  };
}

/** The same text for the same moment, whatever the last digits of a sum are. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

const WANTED = 12;

/** Round numbers, 1, 2 or 5 times a power of ten apart. */
function ticksOf(from: Seconds, to: Seconds): readonly Seconds[] {
  const rough = (to - from) / WANTED;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(6)));
}
