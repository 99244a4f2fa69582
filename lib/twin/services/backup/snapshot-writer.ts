import { changeUntil } from '../../world/change.ts';
import { type Place, placeOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { volumesOf } from '../ec2/stored-volume.ts';
import { clusterRows } from '../rds/cluster-row.ts';
import { clusterSnapshotFields, clusterSnapshotName } from '../rds/cluster-snapshot-row.ts';
import { instanceRows } from '../rds/instance-row.ts';
import { snapshotFields, snapshotName } from '../rds/snapshot-row.ts';
import { ebsSnapshot } from './ebs-snapshot.ts';
import type { StoredPoint } from './point-row.ts';
import { snapshotId } from './point-snapshot.ts';

/** Puts the snapshot behind a new recovery point where the resource's own service lists it. Images have no listing. */
export function writeSnapshot(world: World, place: Place, point: StoredPoint): void {
  if (point.resourceType === 'RDS') writeOfInstance(world, place, point);
  if (point.resourceType === 'Aurora') writeOfCluster(world, place, point);
  if (point.resourceType === 'EBS') writeOfVolume(world, place, point);
}

function writeOfInstance(world: World, place: Place, point: StoredPoint): void {
  const source = instanceRows(world, placeOf(point.resourceArn)).get(point.resourceName);
  if (source === undefined) return;
  const id = snapshotId(point);
  const takenAt = new Date(point.createdAt);
  world.table('rds.snapshot', place.account, place.region).set(id, {
    ...snapshotFields(source),
    ...snapshotName(id, place),
    SnapshotType: 'awsbackup',
    SnapshotCreateTime: takenAt,
    OriginalSnapshotCreateTime: takenAt,
    SnapshotDatabaseTime: takenAt,
    change: changeUntil(point.completesAt, 'creating'),
  });
}

function writeOfCluster(world: World, place: Place, point: StoredPoint): void {
  const source = clusterRows(world, placeOf(point.resourceArn)).get(point.resourceName);
  if (source === undefined) return;
  const id = snapshotId(point);
  world.table('rds.cluster-snapshot', place.account, place.region).set(id, {
    ...clusterSnapshotFields(source),
    ...clusterSnapshotName(id, place),
    // The type `awsbackup` does not apply to Aurora.
    SnapshotType: 'manual',
    SnapshotCreateTime: new Date(point.createdAt),
    change: changeUntil(point.completesAt, 'creating'),
  });
}

function writeOfVolume(world: World, place: Place, point: StoredPoint): void {
  const source = volumesOf(world, placeOf(point.resourceArn)).get(point.resourceName);
  const id = snapshotId(point);
  world.table('ec2.snapshot', place.account, place.region).set(id, {
    ...ebsSnapshot(id, point, point.createdAt),
    volumeId: point.resourceName,
    sizeGiB: source?.sizeGiB ?? 1,
    description: 'This snapshot is created by the AWS Backup service.',
  });
}
