import type { CallContext } from '../../service.ts';
import type { Place } from '../../world/tags.ts';

/** Route 53 has no Regions: its rows and tags lie in the account's `global` place. */
export function home({ account }: CallContext): Place {
  return { account, region: 'global' };
}
