import type { Sighting } from '../../lib/inventory/place.ts';
import { fixedNow } from '../support/fixed-now.ts';

/** Where and when the facts of these tests were seen. */
export const seen: Sighting = {
  account: '111122223333',
  region: 'eu-west-1',
  partition: 'aws',
  at: fixedNow,
};

/** The same, for services without a Region. */
export const seenGlobally: Sighting = { ...seen, region: 'global' };

/** What `base` gives for it. */
export const place = { account: seen.account, region: seen.region, observedAt: seen.at };
