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
  { zones, truth }: EstateContext,
): Promise<void> {
  switch (disturbance.kind) {
    case 'database-failover':
      return await databaseOf(disturbance, databases).failOver({ target: disturbance.target, isAsked: true });
    case 'database-reboot':
      return await databaseOf(disturbance, databases).reboot(disturbance.id);
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

/** Of the world's databases only PostgreSQL is real; what has no servers here fails for want of them. */
function databaseOf({ account, region, id }: DatabaseDisturbance, databases: readonly Database[]): Database {
  const found = databases.find(
    ({ identity: { place, id: own }, replicas }) =>
      place.account === account &&
      place.region === region &&
      (own === id || replicas.members.some(({ instanceId }) => instanceId === id)),
  );
  if (found === undefined) throw new RangeError(`${id} has no real servers here`);
  return found;
}
