import type { Store } from './store.ts';

/** A store in words for people: `orders-db`, or `catalogue01_data-a_shop (vol-0a1b2c)` where AWS chose the id. */
export function storeName({ id, name }: Pick<Store, 'id' | 'name'>): string {
  return name === undefined ? id : `${name} (${id})`;
}
