import type { EstateContext } from '../estate-context.ts';
import { instant, type Instant } from '../../../base/instant.ts';
import { membersOf } from '../../services/rds/cluster-view.ts';
import { clusterRows } from '../../services/rds/cluster-row.ts';
import { instanceRows } from '../../services/rds/instance-row.ts';
import type { StoredCluster } from '../../services/rds/stored-cluster.ts';
import type { StoredInstance } from '../../services/rds/stored-instance.ts';
import type { Place } from '../../world/tags.ts';
import type { Closing } from '../closing.ts';
import { Database } from './database.ts';
import { makeMember, type MemberPlan } from './member.ts';
import { ReplicaSet } from './replica-set.ts';

/** Makes and starts the servers of every PostgreSQL database that the world holds. */
export async function foundDatabases(context: EstateContext, closing: Closing): Promise<Database[]> {
  const made: Database[] = [];
  for (const { make } of heldDatabases(context)) made.push(await make());
  for (const database of made) closing.add(() => database.close());
  await Promise.all(made.map((database) => database.start()));
  return made;
}

/** A PostgreSQL database that the world holds, whether its servers are there or not. */
export interface HeldDatabase {
  readonly place: Place;
  readonly id: string;
  readonly of: 'instance' | 'cluster';
  /** When the youngest of its servers was asked for; absent for a cluster that has none yet. */
  readonly youngest: Instant | undefined;
  readonly make: () => Promise<Database>;
}

/** The PostgreSQL databases that the world holds and is not about to lose. */
export function heldDatabases(context: EstateContext): HeldDatabase[] {
  const { world } = context;
  const clusters = world.places('rds.cluster').flatMap((place) =>
    [...clusterRows(world, place).values()].filter(isWanted).map((row): HeldDatabase => {
      const made = membersOf(row, world, place).map((each) => instant(each.InstanceCreateTime));
      const make = () => ofCluster(row, place, context);
      return { place, id: row.DBClusterIdentifier, of: 'cluster', youngest: made.sort().at(-1), make };
    }),
  );
  const instances = world.places('rds.instance').flatMap((place) =>
    [...instanceRows(world, place).values()]
      .filter((row) => isWanted(row) && row.DBClusterIdentifier === undefined)
      .map((row): HeldDatabase => {
        const youngest = instant(row.InstanceCreateTime);
        const make = () => ofInstance(row, place, context);
        return { place, id: row.DBInstanceIdentifier, of: 'instance', youngest, make };
      }),
  );
  return [...clusters, ...instances];
}

function isWanted(row: StoredInstance | StoredCluster): boolean {
  return isPostgres(row) && row.change?.status !== 'deleting';
}

function isPostgres({ Engine }: StoredInstance | StoredCluster): boolean {
  return Engine.includes('postgres');
}

async function ofInstance(row: StoredInstance, place: Place, context: EstateContext): Promise<Database> {
  const { DBInstanceIdentifier: id, AvailabilityZone, SecondaryAvailabilityZone, Endpoint } = row;
  const zones = SecondaryAvailabilityZone === undefined ? [] : [SecondaryAvailabilityZone];
  const port = Endpoint?.Port ?? 5_432;
  const plans = [AvailabilityZone, ...zones].map((zone) => ({
    instanceId: id,
    zone: { ...place, zone },
    port,
  }));
  const names = { writer: (Endpoint?.Address ?? id).toLowerCase(), members: new Map<string, string>() };
  const replicas = await replicaSet(plans, context);
  return new Database({ identity: { place, id, of: 'instance' }, names, replicas, context });
}

async function ofCluster(row: StoredCluster, place: Place, context: EstateContext): Promise<Database> {
  const instances = membersOf(row, context.world, place);
  const writer = row.DBClusterMembers?.find((member) => member.IsClusterWriter)?.DBInstanceIdentifier;
  const writerFirst = instances.toSorted((a, b) => rank(a, writer) - rank(b, writer));
  const plans = writerFirst.map((instance) => ({
    instanceId: instance.DBInstanceIdentifier,
    zone: { ...place, zone: instance.AvailabilityZone },
    port: row.Port ?? 5_432,
  }));
  const members = new Map(
    instances.map((each) => [each.DBInstanceIdentifier, (each.Endpoint?.Address ?? '').toLowerCase()]),
  );
  const id = row.DBClusterIdentifier;
  const names = {
    writer: (row.Endpoint ?? id).toLowerCase(),
    ...(row.ReaderEndpoint === undefined ? {} : { reader: row.ReaderEndpoint.toLowerCase() }),
    members,
  };
  const replicas = await replicaSet(plans, context);
  return new Database({ identity: { place, id, of: 'cluster' }, names, replicas, context });
}

/** The writer first, then by the order in which Aurora would promote them. */
function rank({ DBInstanceIdentifier, PromotionTier }: StoredInstance, writer: string | undefined): number {
  return DBInstanceIdentifier === writer ? -1 : (PromotionTier ?? 1);
}

async function replicaSet(plans: readonly MemberPlan[], context: EstateContext): Promise<ReplicaSet> {
  const members = [];
  for (const plan of plans) members.push(await makeMember(plan, context));
  const [primary] = members;
  if (primary === undefined) throw new RangeError('a database without servers');
  return new ReplicaSet(members, primary, context);
}
