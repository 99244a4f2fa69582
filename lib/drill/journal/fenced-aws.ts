import type { Aws, WriteRequest, Written } from '../../aws/index.ts';
import type { Lock } from './lock.ts';

/** AWS in the hands of somebody who holds the lock. */
export interface FencedAws extends Pick<Aws, 'read'> {
  readonly holder: string;
  readonly token: string;
  /** Proves that the lock is still ours, then writes. Throws LOCK_LOST, and writes nothing. */
  write<Output>(request: WriteRequest): Promise<Written<Output>>;
}

/** Lets nothing be changed by a run whose lock somebody else holds by now. */
export function fencedAws(aws: Aws, lock: Lock): FencedAws {
  return {
    holder: lock.holder,
    token: lock.token,
    read: (request) => aws.read(request),
    write: async (request) => {
      await lock.renew();
      return aws.write(request);
    },
  };
}
