import { planClusterFailover } from '../services/rds/cluster-story.ts';
import { planInstanceFailover, planReboot } from '../services/rds/instance-story.ts';
import type { Disturbance } from '../world/disturbance.ts';
import type { Database } from './databases/database.ts';
import type { EstateContext } from './estate-context.ts';
import type { Fleet } from './web/fleet.ts';

/** What disturbances are about. */
export interface Actors {
  readonly databases: readonly Database[];
  readonly fleet: Fleet;
  /** Writes into the truth what a client meets now, wherever that may have changed. */
  readonly assess: () => void;
}

/** Acts out what the control plane tells. Resolves when clients are served again, or have nothing more to lose. */
export async function actOut(
  disturbance: Disturbance,
  { databases, fleet, assess }: Actors,
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
    if (of === 'cluster') return planClusterFailover(world, disturbance, id, target ?? '');
    return kind === 'database-failover'
      ? planInstanceFailover(world, disturbance, id)
      : planReboot(world, disturbance, id);
  }
  if (kind === 'database-failover') await database.failOver({ target, isAsked: true });
  else await database.reboot(id);
}

function isMeant(
  { identity: { place, id: own }, replicas }: Database,
  { account, region, id }: DatabaseDisturbance,
): boolean {
  if (place.account !== account || place.region !== region) return false;
  return own === id || replicas.members.some(({ instanceId }) => instanceId === id);
}
