import type { Run } from './series.ts';

/** How unlikely a stretch of luck must be to be left out of account. */
const NEGLIGIBLE = 1e-4;
/** A stretch this long is a path that was really whole, or really broken, for a while. */
const LONG = 4;

/**
 * How many good looks in a row can be luck while only a share of requests fails (one target of several is dead, a link loses
 * packets): those before the first failure and after the last one prove nothing. 0 when a broken path answered nothing, or
 * broke and mended in stretches that sampling could follow. The share is estimated from the looks in between (beta posterior).
 * A trouble so short or so bad that not one answer was seen in it cannot be told from a path that answers nothing.
 */
export function luckyLooks(trouble: readonly Run[]): number {
  const good = trouble.filter((run) => run.good);
  const isFollowed = trouble.every((run) => run.looks.length >= LONG);
  if (good.length === 0 || isFollowed) return 0;
  return untilNegligible(count(trouble.filter((run) => !run.good)), count(good));
}

function count(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.looks.length, 0);
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
