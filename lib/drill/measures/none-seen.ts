import { bounds } from './bounds.ts';
import { addressesOf, addressOf, aRound } from './by-address.ts';
import type { Moment } from './moments.ts';
import type { Outage, OutageOptions } from './outage.ts';
import { isStable, type Judged } from './series.ts';

/** The looks that count, none of which failed after the fault. */
export interface NoneSeen {
  readonly looks: readonly Judged[];
  readonly options: OutageOptions;
  readonly notes: readonly string[];
  readonly fault: Moment;
}

/** No failure: an outage could still hide between two good looks. */
export function noneSeen({ looks, options, notes, fault }: NoneSeen): Outage {
  const good = looks.filter((look) => look.good);
  const after = good.filter((look) => look.sent >= fault.latest);
  if (!isStable(after, options.stability))
    return nothing('too little was seen after the fault to say that nothing failed');
  const addresses = Math.max(1, addressesOf(good).length);
  const hidden = good.map((look, index) => {
    const coming = aRound(good, { from: index + 1, step: 1, every: options.every, addresses });
    // A way of several could be broken until it is its turn again.
    const again = coming.find((next) => addressOf(next) === addressOf(look)) ?? coming[0];
    return again === undefined || again.ended < fault.earliest ? 0 : again.ended - look.sent;
  });
  return { ...nothing(''), bounds: bounds(0, 0, Math.max(...hidden)), notes };
}

/** An outage that was not measured, and why. */
export function nothing(why: string): Outage {
  return { bounds: null, notes: [why], from: null, to: null, began: null, back: null, flaps: 0, relapses: 0 };
}
