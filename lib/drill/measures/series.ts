import type { Seconds } from '../../base/duration.ts';
import { latency, type Sample } from './samples.ts';

/** What a service is called good by, and for how long it must be good to be called stable. */
export interface Stability {
  /** So many good looks in a row … */
  readonly looks: number;
  /** … over so long. */
  readonly lasts: Seconds;
  /** An answer that takes longer counts as a failure; absent = an answer is an answer. */
  readonly goodWithin?: Seconds;
  /** What a look must have brought beyond ending well: enough targets, the right state. */
  readonly isGood?: (value: unknown) => boolean;
}

/** A look that counts, judged good or not. */
export interface Judged extends Sample {
  readonly good: boolean;
}

/** The looks that count. */
export function judged(samples: readonly Sample[], stability: Stability): readonly Judged[] {
  const { goodWithin = Infinity, isGood = () => true } = stability;
  return samples
    .filter((sample) => sample.unknown === undefined)
    .map((sample) => ({
      ...sample,
      good: sample.end === 'ok' && latency(sample) <= goodWithin && isGood(sample.value),
    }));
}

/** A stretch of looks of one kind. */
export interface Run {
  readonly good: boolean;
  readonly looks: readonly Judged[];
}

/**
 * Looks in stretches of good and bad. Fewer than `badInARow` bad ones are noise when the service fails now and then even on a good
 * day: they neither end a good stretch nor belong to it.
 */
export function runsOf(looks: readonly Judged[], badInARow: number): readonly Run[] {
  const runs: { good: boolean; looks: Judged[] }[] = [];
  for (const stretch of stretches(looks)) {
    const isNoise = !stretch.good && stretch.looks.length < badInARow;
    const last = runs.at(-1);
    if (isNoise) continue;
    if (last !== undefined && last.good === stretch.good) last.looks.push(...stretch.looks);
    else runs.push({ good: stretch.good, looks: [...stretch.looks] });
  }
  return runs;
}

function stretches(looks: readonly Judged[]): readonly Run[] {
  const found: { good: boolean; looks: Judged[] }[] = [];
  for (const look of looks) {
    const last = found.at(-1);
    if (last?.good === look.good) last.looks.push(look);
    else found.push({ good: look.good, looks: [look] });
  }
  return found;
}

/** Whether good looks make a stable service. */
export function isStable(looks: readonly Judged[], stability: Stability): boolean {
  const [first] = looks;
  const last = looks.at(-1);
  if (first === undefined || last === undefined) return false;
  return looks.length >= stability.looks && last.sent - first.sent >= stability.lasts;
}
