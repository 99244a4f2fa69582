import { CACHE_PORT, primaryName } from '../../services/elasticache/endpoints.ts';
import { groupRows } from '../../services/elasticache/stored-cache.ts';
import { type Place, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { CacheAddress } from './cache-access.ts';

/** The cache that an application of this workload is configured with: the one tagged like it in its own Region, if there is one. */
export function cacheOfWorkload(world: World, place: Place, workload: string): CacheAddress | undefined {
  for (const { id, arn } of groupRows(world, place).values())
    if (tagsOf(world, place, arn)['workload'] === workload)
      return { name: primaryName(place, id), port: CACHE_PORT };
  return undefined;
}
