import type { Seconds } from '../../base/duration.ts';
import { addressesOf, addressOf, aRound } from './by-address.ts';
import type { Luck } from './lucky-looks.ts';
import type { Moment } from './moments.ts';
import { isStable, type Judged, type Stability } from './series.ts';

/** When an outage began: the first failed look was sent, and the bounds of the truth. */
export interface Beginning extends Moment {
  readonly point: Seconds;
}

/** The failed looks, the good ones before them, how long a good look takes at most, and how many good ones can be luck. */
export interface BeginningOptions {
  readonly failures: readonly Judged[];
  readonly good: readonly Judged[];
  readonly usual: Seconds;
  readonly every: Seconds;
  readonly fault: Moment;
  readonly luck: Luck;
}

/**
 * A look tells of some moment between sending and answer, and of the address that it was sent to. Nothing began before the injecting
 * call did.
 */
export function beginning({ failures, good, usual, every, fault, luck }: BeginningOptions): Beginning {
  const point = failures[0]?.sent ?? 0;
  const whole = good.filter((look) => look.good && look.sent < point);
  const lastWhole = whole[Math.max(0, whole.length - 1 - luck.looks)]?.sent ?? fault.earliest;
  const addresses = addressesOf([...whole, ...failures]).length;
  const recent = aRound(whole, { from: whole.length - 1, step: -1, every, addresses });
  const lastThere = addressesOf(failures).flatMap(
    (address) => recent.find((look) => addressOf(look) === address)?.sent ?? [],
  );
  // A look that hangs would have been answered by now on a good day, so what held it up began before that.
  return {
    point,
    earliest: Math.max(Math.min(lastWhole, ...lastThere), fault.earliest),
    latest: Math.min(
      ...failures.map((look) => Math.min(look.ended, Math.max(look.sent, fault.earliest) + usual)),
    ),
  };
}

/** An answer that takes longer than this never came on a good day: twice the slowest of the good looks before the fault. */
export function usualWait(before: readonly Judged[]): Seconds {
  return 2 * Math.max(...before.filter((look) => look.good).map((look) => look.ended - look.sent));
}

/** As many good looks as were seen may be luck with this chance, which is told. */
const TOLERABLE = 0.01;

/** The good looks after the last failure, the failed ones, and how many good ones can be luck. */
export interface WholeOptions {
  readonly tail: readonly Judged[];
  readonly failures: readonly Judged[];
  readonly every: Seconds;
  readonly stability: Stability;
  readonly luck: Luck;
}

/** When it was whole again for certain, and how likely it is all the same that it was not. */
export interface Whole {
  readonly by: Seconds;
  readonly chanceOfLuck: number;
}

/**
 * By when it was whole for certain: the first good answer of a stretch that is stable without a hole in it, since a relapse could
 * hide in a hole; and a good one from every address that had failed and is still in use. Infinity while all may well be luck.
 */
export function wholeBy({ tail, failures, every, stability, luck }: WholeOptions): Whole {
  const starts = tail.flatMap((look, index) => {
    const previous = tail[index - 1];
    return previous === undefined || look.sent - previous.sent > 3 * every ? [index] : [];
  });
  const firm =
    starts.find((start, nth) => isStable(tail.slice(start, starts[nth + 1]), stability)) ??
    starts.at(-1) ??
    0;
  const seen = tail.slice(firm);
  const addresses = addressesOf([...failures, ...tail]).length;
  const round = aRound(seen, { from: 0, step: 1, every, addresses });
  const again = addressesOf(failures).flatMap(
    (address) => round.find((look) => addressOf(look) === address)?.ended ?? [],
  );
  const proof = seen[luck.looks];
  if (proof !== undefined) return { by: Math.max(proof.ended, ...again), chanceOfLuck: 0 };
  const chanceOfLuck = luck.chanceOf(seen.length);
  const by = chanceOfLuck <= TOLERABLE ? (seen.at(-1)?.ended ?? Infinity) : Infinity;
  return { by, chanceOfLuck };
}
