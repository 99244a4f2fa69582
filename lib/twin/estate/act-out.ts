import { planClusterFailover, planClusterReboot } from '../services/rds/cluster-story.ts';
import { planInstanceFailover, planReboot } from '../services/rds/instance-story.ts';
import { planCacheFailover, planCacheReboot } from '../services/elasticache/planned.ts';
import type { Disturbance } from '../world/disturbance.ts';
import type { CacheGroup } from './cache/cache-group.ts';
import type { Database } from './databases/database.ts';
import type { EstateContext } from './estate-context.ts';
import type { Fleet } from './web/fleet.ts';

/** What disturbances are about. */
export interface Actors {
  readonly databases: readonly Database[];
  readonly caches: readonly CacheGroup[];
  readonly fleet: Fleet;
  /** Writes into the truth what a client meets now, wherever that may have changed. */
  readonly assess: () => void;
}

/** Acts out what the control plane tells. Resolves when clients are served again, or have nothing more to lose. */
export async function actOut(
  disturbance: Disturbance,
  { databases, caches, fleet, assess }: Actors,
  context: EstateContext,
): Promise<void> {
  const { zones, truth } = context;
  switch (disturbance.kind) {
    case 'database-failover':
    case 'database-reboot':
      return await actOnDatabase(disturbance, databases, context);
    case 'subnet-isolated':
      zones.isolate(disturbance);
      return assess();
    case 'subnet-restored':
      zones.restore(disturbance);
      return assess();
    case 'instance-stopped':
      truth.mark(`instance ${disturbance.id}`, 'stopped');
      fleet.stop(disturbance.id);
      return assess();
    case 'instance-started':
      truth.mark(`instance ${disturbance.id}`, 'started');
      fleet.start(disturbance.id);
      return assess();
    case 'cache-reboot':
    case 'cache-failover':
    case 'cache-power-lost':
    case 'cache-power-back':
      return await actOnCache(disturbance, caches, context);
    default:
      return disturbance satisfies never;
  }
}

type DatabaseDisturbance = Extract<Disturbance, { readonly of: 'instance' | 'cluster' }>;

/** Of the world's databases only PostgreSQL is real; of others it is told as in a world of tables alone. */
async function actOnDatabase(
  disturbance: DatabaseDisturbance,
  databases: readonly Database[],
  { world }: EstateContext,
): Promise<void> {
  const { kind, id, of, target } = disturbance;
  const database = databases.find((each) => isMeant(each, disturbance));
  if (database === undefined) {
    if (of === 'cluster')
      return kind === 'database-failover'
        ? planClusterFailover(world, disturbance, id, target ?? '')
        : planClusterReboot(world, disturbance, id);
    return kind === 'database-failover'
      ? planInstanceFailover(world, disturbance, id)
      : planReboot(world, disturbance, id);
  }
  if (kind === 'database-failover') await database.failOver({ target, isAsked: true });
  else await database.reboot(id, of);
}

function isMeant(
  { identity: { place, id: own }, replicas }: Database,
  { account, region, id }: DatabaseDisturbance,
): boolean {
  if (place.account !== account || place.region !== region) return false;
  return own === id || replicas.members.some(({ instanceId }) => instanceId === id);
}

type CacheDisturbance = Extract<
  Disturbance,
  { readonly kind: 'cache-reboot' | 'cache-failover' | 'cache-power-lost' | 'cache-power-back' }
>;

/** A cache that was made after the processes were started is told of as in a world of tables alone. */
async function actOnCache(
  disturbance: CacheDisturbance,
  caches: readonly CacheGroup[],
  { world }: EstateContext,
): Promise<void> {
  const { kind, account, region, id } = disturbance;
  const group = caches.find(
    ({ place, id: own, nodes }) =>
      place.account === account &&
      place.region === region &&
      (own === id || nodes.some((node) => node.id === id)),
  );
  switch (kind) {
    case 'cache-reboot':
      return group === undefined ? planCacheReboot(world, disturbance, id) : await group.reboot(id);
    case 'cache-failover':
      return group === undefined
        ? planCacheFailover(world, disturbance, id)
        : await group.failOver({ isAsked: true });
    case 'cache-power-lost':
      return group?.losePower(disturbance.zone);
    case 'cache-power-back':
      return group?.regainPower(disturbance.zone);
  }
}
