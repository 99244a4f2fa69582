import type { DBClusterSnapshot } from '@aws-sdk/client-rds';
import { type CallContext, Fault } from '../../service.ts';
import { type Change, changeUntil, dueAfter, settle } from '../../world/change.ts';
import { addTags, forgetTags, type Place, type TagMap, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { StoredCluster } from './stored-cluster.ts';

/** A cluster snapshot that somebody made: automated ones are worked out from the cluster when they are read. */
export interface StoredClusterSnapshot extends DBClusterSnapshot {
  readonly DBClusterSnapshotIdentifier: string;
  readonly DBClusterSnapshotArn: string;
  readonly DBClusterIdentifier: string;
  readonly SnapshotType: string;
  readonly change?: Change<StoredClusterSnapshot>;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By identifier, in lower case. */
    'rds.cluster-snapshot': StoredClusterSnapshot;
  }
}

/** The cluster snapshots that somebody made in one account and Region, as they are now. */
export function clusterSnapshotRows(world: World, place: Place): Map<string, StoredClusterSnapshot> {
  const rows = world.table('rds.cluster-snapshot', place.account, place.region);
  return settle(rows, world.clock.now(), (gone) => forgetTags(world, place, gone.DBClusterSnapshotArn));
}

const SNAPSHOT_SECONDS = 180;

/** Takes a manual snapshot of a cluster. Throws DBClusterSnapshotAlreadyExistsFault. */
export function snapshotCluster(
  cluster: StoredCluster,
  identifier: string,
  tags: TagMap,
  context: CallContext,
): StoredClusterSnapshot {
  const { world } = context;
  const rows = clusterSnapshotRows(world, context);
  const row: StoredClusterSnapshot = {
    ...clusterSnapshotFields(cluster),
    ...clusterSnapshotName(identifier, context),
    SnapshotType: 'manual',
    SnapshotCreateTime: new Date(world.clock.now()),
    change: changeUntil(dueAfter(world, SNAPSHOT_SECONDS), 'creating'),
  };
  if (rows.has(row.DBClusterSnapshotIdentifier))
    throw new Fault(
      'DBClusterSnapshotAlreadyExistsFault',
      `Cannot create the snapshot because a snapshot with the identifier ${row.DBClusterSnapshotIdentifier} already exists.`,
    );
  rows.set(row.DBClusterSnapshotIdentifier, row);
  const inherited = cluster.CopyTagsToSnapshot === true ? tagsOf(world, context, cluster.DBClusterArn) : {};
  addTags(world, context, row.DBClusterSnapshotArn, { ...inherited, ...tags });
  return row;
}

/** What every snapshot of a cluster says about where it is from. */
export function clusterSnapshotFields(cluster: StoredCluster) {
  return {
    DBClusterIdentifier: cluster.DBClusterIdentifier,
    DbClusterResourceId: cluster.DbClusterResourceId,
    ClusterCreateTime: cluster.ClusterCreateTime,
    Engine: cluster.Engine,
    EngineVersion: cluster.EngineVersion,
    EngineMode: cluster.EngineMode,
    AllocatedStorage: cluster.AllocatedStorage,
    AvailabilityZones: cluster.AvailabilityZones,
    MasterUsername: cluster.MasterUsername,
    Port: cluster.Port,
    StorageEncrypted: cluster.StorageEncrypted,
    ...(cluster.KmsKeyId === undefined ? {} : { KmsKeyId: cluster.KmsKeyId }),
  };
}

/** Identifier and ARN of a cluster snapshot in this account and Region. */
export function clusterSnapshotName(identifier: string, { account, region }: Place) {
  const id = identifier.toLowerCase();
  return {
    DBClusterSnapshotIdentifier: id,
    DBClusterSnapshotArn: `arn:aws:rds:${region}:${account}:cluster-snapshot:${id}`,
  };
}
