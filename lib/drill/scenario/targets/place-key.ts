import type { Place } from './resolution.ts';

/** One word for an account and a Region, to compare and to count by. */
export function placeKey({ account, region }: Place): string {
  return `${account}/${region}`;
}

/** Whether something stands in that account and Region. */
export function isIn(place: Place): (fact: Place) => boolean {
  return (fact) => placeKey(fact) === placeKey(place);
}
