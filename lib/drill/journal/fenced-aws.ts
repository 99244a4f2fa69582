import type { Aws, LentAccess, WriteRequest, Written } from '../../aws/index.ts';
import type { Lock } from './lock.ts';

/** AWS in the hands of somebody who holds the lock. */
export interface FencedAws extends Pick<Aws, 'read'> {
  readonly holder: string;
  readonly token: string;
  /** Proves that the lock is still ours, then writes. Throws LOCK_LOST, and writes nothing. */
  write<Output>(request: WriteRequest): Promise<Written<Output>>;
  /** Proves that the lock is still ours, then lends keys of one account; absent where none can be had. Throws LOCK_LOST, KEYS_NOT_LENT. */
  readonly lend?: (account: string) => Promise<LentAccess>;
}

/** Lets nothing be changed by a run whose lock somebody else holds by now. */
export function fencedAws(aws: Aws, lock: Lock): FencedAws {
  return {
    holder: lock.holder,
    token: lock.token,
    read: (request) => aws.read(request),
    ...lending(aws, lock),
    write: async (request) => {
      await lock.renew();
      return aws.write(request);
    },
  };
}

function lending({ lend }: Aws, lock: Lock): Pick<FencedAws, 'lend'> {
  if (lend === undefined) return {};
  return {
    lend: async (account) => {
      await lock.renew();
      return lend(account);
    },
  };
}
