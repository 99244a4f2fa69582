import type { Seconds } from '../../base/duration.ts';
import type { Sample } from './samples.ts';

/** The looks of a trouble that failed and that were answered, and the good ones after it. */
export interface Looks {
  readonly failed: readonly Sample[];
  readonly answered: readonly Sample[];
  readonly tail: readonly Sample[];
  readonly every: Seconds;
}

/**
 * Whether it was the address that decided: every look at some of them failed, every look at the others was answered, and afterwards
 * all are in use again. A share of requests that fails at random falls like that with a chance that has to be negligible.
 */
export function isByAddress({ failed, answered, tail, every }: Looks, negligible: number): boolean {
  const broken = new Set(failed.map(addressOf));
  const whole = new Set(answered.map(addressOf));
  const addresses = broken.size + whole.size;
  const again = new Set(aRound(tail, { from: 0, step: 1, every, addresses }).map(addressOf));
  if (broken.has(undefined) || whole.has(undefined)) return false;
  if ([...broken].some((address) => whole.has(address) || !again.has(address))) return false;
  const all = failed.length + answered.length;
  const likeThis = (failed.length / all) ** failed.length * (answered.length / all) ** answered.length;
  return 2 ** addresses * likeThis <= negligible;
}

/** Looks from one moment on, or back from it, and how often and at how many addresses they are. */
export interface Rounds {
  readonly from: number;
  readonly step: 1 | -1;
  readonly every: Seconds;
  readonly addresses: number;
}

/**
 * The looks in which every address in use has had its turn: twice as many as there are addresses, for a name server may give them
 * in another order meanwhile, and so many in a row, for what tells nothing leaves a hole.
 */
export function aRound<Look extends Sample>(looks: readonly Look[], rounds: Rounds): readonly Look[] {
  const { from, step, every, addresses } = rounds;
  const found: Look[] = [];
  let inARow = 0;
  for (let index = from; inARow < 2 * addresses; index += step) {
    const look = looks[index];
    if (look === undefined) break;
    const last = found.at(-1);
    inARow = last !== undefined && Math.abs(look.sent - last.sent) > 1.5 * every ? 1 : inARow + 1;
    found.push(look);
  }
  return found;
}

/** The addresses that looks were sent to. */
export function addressesOf(looks: readonly Pick<Sample, 'value'>[]): readonly string[] {
  return [...new Set(looks.flatMap((look) => addressOf(look) ?? []))];
}

/** Where a look was sent to; undefined when its probe does not tell. */
export function addressOf({ value }: Pick<Sample, 'value'>): string | undefined {
  return typeof value === 'object' && value !== null && 'address' in value
    ? String(value.address)
    : undefined;
}
