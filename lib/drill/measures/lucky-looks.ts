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
}

/**
 * How many good looks in a row can be luck while only a share of requests fails (one target of several is dead, a link loses
 * packets): those before the first failure and after the last one prove nothing. 0 when a broken path answered nothing, or
 * broke and mended in stretches that sampling could follow, or where it was the address that decided. The share is estimated from the looks in between (beta posterior).
 * A trouble so short or so bad that not one answer was seen in it cannot be told from a path that answers nothing.
 */
export function luckyLooks({ failed, answered, tail }: Trouble): number {
  const isFollowed = [...failed, ...answered].every((run) => run.looks.length >= LONG);
  if (answered.length === 0 || isFollowed) return 0;
  const looks = { failed: looksOf(failed), answered: looksOf(answered), tail };
  if (isByAddress(looks, NEGLIGIBLE)) return 0;
  return untilNegligible(looks.failed.length, looks.answered.length);
}

function looksOf(runs: readonly Run[]): readonly Judged[] {
  return runs.flatMap((run) => run.looks);
}

function untilNegligible(failed: number, answered: number): number {
  let chance = 1;
  let looks = 0;
  while (chance > NEGLIGIBLE && looks < 1_000) {
    chance *= (answered + 1 + looks) / (failed + answered + 1 + looks);
    looks += 1;
  }
  return looks;
}
