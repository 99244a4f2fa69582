import type { Seconds } from '../../base/duration.ts';
import type { RebuildOrder } from './rebuild-order.ts';

/** How long one unit takes, and who says so: a measurement or a declaration, never a guess. */
export interface UnitTime {
  readonly seconds: Seconds;
  readonly source: string;
}

/** The units that decide how long a whole rebuild takes. */
export interface CriticalPath {
  readonly units: readonly string[];
  /** Null where the time of a unit on some way is not known: then nobody can say. */
  readonly seconds: Seconds | null;
  /** Units whose time nobody has measured or declared. */
  readonly unknown: readonly string[];
}

/**
 * The longest way through the order. A unit without a known time counts as nothing on the way and leaves the sum unknown: the path
 * then only tells which of the known ones decide. Pure.
 */
export function criticalPath(
  { steps, edges }: RebuildOrder,
  times: ReadonlyMap<string, UnitTime>,
): CriticalPath {
  const longest = new Map<string, { seconds: Seconds; length: number; units: readonly string[] }>();
  for (const id of steps.flat()) {
    const before = edges
      .flatMap(({ from, to }) => (to === id ? (longest.get(from) ?? []) : []))
      .toSorted((one, other) => other.seconds - one.seconds || other.length - one.length)[0];
    longest.set(id, {
      seconds: (before?.seconds ?? 0) + (times.get(id)?.seconds ?? 0),
      length: (before?.length ?? 0) + 1,
      units: [...(before?.units ?? []), id],
    });
  }
  const [worst] = [...longest.values()].toSorted(
    (one, other) => other.seconds - one.seconds || other.length - one.length,
  );
  const unknown = steps.flat().filter((id) => !times.has(id));
  return {
    units: worst?.units ?? [],
    seconds: unknown.length > 0 || worst === undefined ? null : worst.seconds,
    unknown,
  };
}
