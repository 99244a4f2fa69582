import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import type { CacheAccess } from './cache-access.ts';

/** An item as the catalogue shows it. */
export interface Item {
  readonly id: number;
  readonly title: string;
}

/** The catalogue, and where this answer of it comes from. */
export interface Catalogue {
  readonly items: readonly Item[];
  readonly from: 'memory' | 'cache' | 'collected';
}

/** The catalogue, wherever it is kept. */
export interface Items {
  readonly look: () => Promise<Catalogue>;
}

/** The catalogue as one server keeps it in its own memory, from when it is first asked for. Whoever asks meanwhile waits for the same. */
export function itemsInMemory(collect: () => Promise<void>): Items {
  let kept: Promise<readonly Item[]> | undefined;
  return {
    look: async () => ({ items: await (kept ??= collect().then(everything)), from: 'memory' }),
  };
}

/** How a server reads the catalogue through a cache that all servers share. */
export interface CachedItemsOptions {
  readonly cache: Pick<CacheAccess, 'get' | 'set'>;
  /** Collects the catalogue anew; it takes a while. */
  readonly collect: () => Promise<void>;
  readonly clock: Clock;
  /** Sick: without its cache it answers nobody. */
  readonly needsCache?: boolean;
}

const KEY = 'catalogue:items';
const KEEPS: Seconds = 3_600;
/** For how long the application does without a cache that did not answer, before it tries again. */
const DOES_WITHOUT: Seconds = 1;

/**
 * The catalogue, read through the shared cache. What is not there is collected and put there; while the cache cannot be reached,
 * every answer has to be collected anew, which is slower. Answers that are asked for meanwhile wait for the same collection.
 */
export function itemsThroughCache({ cache, collect, clock, needsCache = false }: CachedItemsOptions): Items {
  let withoutUntil: Seconds = 0;
  let collecting: Promise<readonly Item[]> | undefined;
  const collected = (): Promise<readonly Item[]> =>
    (collecting ??= collect()
      .then(everything)
      .finally(() => {
        collecting = undefined;
      }));
  const doWithout = (error: unknown): undefined => {
    if (needsCache) throw error;
    withoutUntil = clock.monotonic() + DOES_WITHOUT;
    return undefined;
  };
  return {
    look: async () => {
      if (clock.monotonic() < withoutUntil) return { items: await collected(), from: 'collected' };
      const found = await cache.get(KEY).catch(doWithout);
      if (typeof found === 'string') return { items: JSON.parse(found) as Item[], from: 'cache' };
      const items = await collected();
      if (found === null) await cache.set(KEY, JSON.stringify(items), KEEPS).catch(doWithout);
      return { items, from: 'collected' };
    },
  };
}

function everything(): readonly Item[] {
  return Array.from({ length: 20 }, (_, id) => ({ id, title: `Item ${id + 1}` }));
}
