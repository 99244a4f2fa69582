import type { DBCluster, DBClusterMember } from '@aws-sdk/client-rds';
import { type Place, tagList, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { instanceRows } from './instance-row.ts';
import { restoreWindow } from './restore-window.ts';
import type { StoredCluster } from './stored-cluster.ts';
import type { StoredInstance } from './stored-instance.ts';

/** A DB cluster as DescribeDBClusters shows it at this moment. */
export function clusterView(row: StoredCluster, world: World, place: Place): DBCluster {
  const { backupsSince: _since, change, ...fields } = row;
  const window = restoreWindow(row, world.clock.now());
  const instances = membersOf(row, world, place);
  return {
    ...fields,
    Status: change?.status ?? 'available',
    DBClusterMembers: withWriter(row.DBClusterMembers ?? [], instances),
    MultiAZ: new Set(instances.map((instance) => instance.AvailabilityZone)).size > 1,
    ...(window === undefined
      ? {}
      : { EarliestRestorableTime: window.earliest, LatestRestorableTime: window.latest }),
    TagList: tagList(tagsOf(world, place, row.DBClusterArn)),
  };
}

/** The instances of a cluster that are still there. */
export function membersOf(row: StoredCluster, world: World, place: Place): StoredInstance[] {
  const rows = instanceRows(world, place);
  const ids = (row.DBClusterMembers ?? []).map((member) => member.DBInstanceIdentifier ?? '');
  return ids.map((id) => rows.get(id)).filter((instance) => instance !== undefined);
}

/** When the writer is gone, Aurora promotes the member of the lowest tier. */
function withWriter(
  members: readonly DBClusterMember[],
  instances: readonly StoredInstance[],
): DBClusterMember[] {
  const here = members.filter((member) =>
    instances.some((instance) => instance.DBInstanceIdentifier === member.DBInstanceIdentifier),
  );
  const writer =
    here.find((member) => member.IsClusterWriter) ??
    here.toSorted((a, b) => (a.PromotionTier ?? 1) - (b.PromotionTier ?? 1))[0];
  return here.map((member) => ({ ...member, IsClusterWriter: member === writer }));
}
