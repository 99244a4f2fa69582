import { type CallContext, Fault } from '../../service.ts';
import { settle } from '../../world/change.ts';
import { forgetTags, type Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { StoredCluster } from './stored-cluster.ts';

/** The DB clusters of one account and Region, as they are now. */
export function clusterRows(world: World, place: Place): Map<string, StoredCluster> {
  const rows = world.table('rds.cluster', place.account, place.region);
  return settle(rows, world.clock.now(), (gone) => forgetTags(world, place, gone.DBClusterArn));
}

/** The DB cluster of this identifier or ARN. Throws DBClusterNotFoundFault. */
export function findCluster(identifier: string, context: CallContext): StoredCluster {
  const id = identifier.slice(identifier.lastIndexOf(':') + 1).toLowerCase();
  const found = clusterRows(context.world, context).get(id);
  if (found !== undefined) return found;
  throw new Fault('DBClusterNotFoundFault', `DBCluster ${id} not found.`);
}

/** Adds an instance to a cluster: the first one writes, the rest read. */
export function addMember(
  cluster: StoredCluster,
  instanceId: string,
  tier: number,
  context: CallContext,
): void {
  const members = cluster.DBClusterMembers ?? [];
  const member = {
    DBInstanceIdentifier: instanceId,
    IsClusterWriter: members.length === 0,
    DBClusterParameterGroupStatus: 'in-sync',
    PromotionTier: tier,
  };
  clusterRows(context.world, context).set(cluster.DBClusterIdentifier, {
    ...cluster,
    DBClusterMembers: [...members, member],
  });
}
