import type { Seconds } from '../../base/duration.ts';
import { isByAddress } from './by-address.ts';
import type { Judged, Run } from './series.ts';

/** How unlikely a stretch of luck must be to be left out of account. */
const NEGLIGIBLE = 1e-4;
/** A stretch this long is a path that was really whole, or really broken, for a while. */
const LONG = 4;

/** The stretches of a trouble, and the good looks after it. */
export interface Trouble {
  readonly failed: readonly Run[];
  readonly answered: readonly Run[];
  readonly tail: readonly Judged[];
  readonly every: Seconds;
}

/** What good looks in a row prove while only a share of requests fails. */
export interface Luck {
  /** So many can be luck: those before the first failure and after the last one prove nothing. */
  readonly looks: number;
  /** How likely it is that so many are. */
  chanceOf(looks: number): number;
}

/** Good looks are what they look like. */
const NONE: Luck = { looks: 0, chanceOf: () => 0 };

/**
 * How many good looks in a row can be luck while only a share of requests fails (one target of several is dead, a link loses
 * packets). None when a broken path answered nothing, or broke and mended in stretches that sampling could follow, or where it was
 * the address that decided. The share is estimated from the looks in between (beta posterior). A trouble so short or so bad that
 * not one answer was seen in it cannot be told from a path that answers nothing.
 */
export function luckyLooks({ failed, answered, tail, every }: Trouble): Luck {
  const isFollowed = [...failed, ...answered].every((run) => run.looks.length >= LONG);
  if (answered.length === 0 || isFollowed) return NONE;
  const looks = { failed: looksOf(failed), answered: looksOf(answered), tail, every };
  if (isByAddress(looks, NEGLIGIBLE)) return NONE;
  const chanceOf = (wanted: number): number => chance(looks.failed.length, looks.answered.length, wanted);
  let enough = 1;
  while (chanceOf(enough) > NEGLIGIBLE && enough < 1_000) enough += 1;
  return { looks: enough, chanceOf };
}

function looksOf(runs: readonly Run[]): readonly Judged[] {
  return runs.flatMap((run) => run.looks);
}

function chance(failed: number, answered: number, looks: number): number {
  let all = 1;
  for (let look = 0; look < looks; look += 1) all *= (answered + 1 + look) / (failed + answered + 1 + look);
  return all;
}
