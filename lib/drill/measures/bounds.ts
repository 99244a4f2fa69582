import type { Measured } from '../drill-result.ts';

/** A measured length whose `upper` is Infinity when its end was not seen. The truth lies in [lower, upper]. */
export type Bounds = Measured;

/** What a measure found. Without bounds the notes say why; with them, what widened them. */
export interface Finding {
  readonly bounds: Bounds | null;
  readonly notes: readonly string[];
}

/** Bounds whose point estimate lies between them, none of them negative, to the microsecond. */
export function bounds(lower: number, seconds: number, upper: number): Bounds {
  const floor = Math.max(0, lower);
  const ceiling = Math.max(floor, upper);
  return {
    seconds: rounded(Math.min(ceiling, Math.max(floor, seconds))),
    // Rounded outwards: rounding must never push the truth out.
    lower: Math.floor(floor * 1e6) / 1e6,
    upper: Math.ceil(ceiling * 1e6) / 1e6,
  };
}

/** The largest of several lengths: its bounds are the largest of theirs. Null when any is not known. */
export function largest(all: readonly (Bounds | null)[]): Bounds | null {
  const known = all.filter((each) => each !== null);
  if (known.length === 0 || known.length < all.length) return null;
  return {
    seconds: Math.max(...known.map((each) => each.seconds)),
    lower: Math.max(...known.map((each) => each.lower)),
    upper: Math.max(...known.map((each) => each.upper)),
  };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
