import type { Sample } from './samples.ts';

/** The looks of a trouble that failed and that were answered, and the good ones after it. */
export interface Looks {
  readonly failed: readonly Sample[];
  readonly answered: readonly Sample[];
  readonly tail: readonly Sample[];
}

/**
 * Whether it was the address that decided: every look at some of them failed, every look at the others was answered, and afterwards
 * all are in use again. A share of requests that fails at random falls like that with a chance that has to be negligible.
 */
export function isByAddress({ failed, answered, tail }: Looks, negligible: number): boolean {
  const broken = new Set(failed.map(addressOf));
  const whole = new Set(answered.map(addressOf));
  const again = new Set(tail.slice(0, aRound([...failed, ...answered])).map(addressOf));
  if (broken.has(undefined) || whole.has(undefined)) return false;
  if ([...broken].some((address) => whole.has(address) || !again.has(address))) return false;
  const all = failed.length + answered.length;
  const likeThis = (failed.length / all) ** failed.length * (answered.length / all) ** answered.length;
  return 2 ** (broken.size + whole.size) * likeThis <= negligible;
}

/** Within so many looks every address in use has its turn, even when the name server gives them in another order meanwhile. */
export function aRound(looks: readonly Pick<Sample, 'value'>[]): number {
  return 2 * addressesOf(looks).length;
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
