import type { Seconds } from '../../../base/duration.ts';
import { FAILOVER } from '../../services/elasticache/cache-times.ts';
import type { EstateContext } from '../estate-context.ts';
import { pulse } from '../pulse.ts';
import type { CacheGroup } from './cache-group.ts';

/** How often ElastiCache looks whether a primary is there, in its own time; on this machine no oftener than it can keep. */
const LOOKS: Seconds = 1;
const OFTENEST: Seconds = 0.05;

/** Watches over a cache as ElastiCache does: from a primary that is gone for long enough, a replica takes over. Gives what ends it. */
export function watchOver(group: CacheGroup, context: EstateContext): () => Promise<void> {
  const { clock, world } = context;
  let goneSince: Seconds | undefined;
  const look = async (): Promise<void> => {
    if (!group.isOrphaned) {
      goneSince = undefined;
      return;
    }
    goneSince ??= clock.monotonic();
    if (clock.monotonic() - goneSince < FAILOVER.noticed * world.pace) return;
    goneSince = undefined;
    await group.failOver({ isAsked: false });
  };
  const onError = (error: unknown) => context.failed(`watching over ${group.path}`, error);
  return pulse(clock, Math.max(OFTENEST, LOOKS * world.pace), look, onError).stop;
}
