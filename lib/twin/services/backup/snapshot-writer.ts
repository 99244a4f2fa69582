import type { Instant } from '../../../base/instant.ts';
import { type Place, placeOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { StoredSnapshot as EbsSnapshot } from '../ec2/stored-snapshot.ts';
import { volumesOf } from '../ec2/stored-volume.ts';
import { clusterRows } from '../rds/cluster-row.ts';
import { clusterSnapshotFields, clusterSnapshotName } from '../rds/cluster-snapshot-row.ts';
import { instanceRows } from '../rds/instance-row.ts';
import { snapshotFields, snapshotName } from '../rds/snapshot-row.ts';
import type { StoredPoint } from './point-row.ts';
import { snapshotId } from './point-snapshot.ts';

/** Puts the snapshot behind a new recovery point where the resource's own service lists it. */
export function writeSnapshot(world: World, place: Place, point: StoredPoint): void {
  const id = snapshotId(point);
  const home = placeOf(point.resourceArn);
  const taken = { SnapshotCreateTime: new Date(point.createdAt), change: creating(point) };
  if (point.resourceType === 'RDS') {
    const source = instanceRows(world, home).get(point.resourceName);
    if (source === undefined) return;
    world.table('rds.snapshot', place.account, place.region).set(id, {
      ...snapshotFields(source),
      ...snapshotName(id, place),
      ...taken,
      SnapshotType: 'awsbackup',
      OriginalSnapshotCreateTime: taken.SnapshotCreateTime,
      SnapshotDatabaseTime: taken.SnapshotCreateTime,
    });
  }
  if (point.resourceType === 'Aurora') {
    const source = clusterRows(world, home).get(point.resourceName);
    if (source === undefined) return;
    // The type `awsbackup` does not apply to Aurora.
    world.table('rds.cluster-snapshot', place.account, place.region).set(id, {
      ...clusterSnapshotFields(source),
      ...clusterSnapshotName(id, place),
      ...taken,
      SnapshotType: 'manual',
    });
  }
  if (point.resourceType === 'EBS')
    world.table('ec2.snapshot', place.account, place.region).set(id, {
      ...ebsSnapshot(id, point, point.createdAt),
      volumeId: point.resourceName,
      sizeGiB: volumesOf(world, home).get(point.resourceName)?.sizeGiB ?? 1,
      description: 'This snapshot is created by the AWS Backup service.',
    });
}

function creating({ completesAt }: StoredPoint) {
  return { status: 'creating', until: completesAt, then: {} };
}

function ebsSnapshot(
  id: string,
  { completesAt, encrypted, keyArn }: StoredPoint,
  startedAt: Instant,
): Omit<EbsSnapshot, 'volumeId' | 'sizeGiB' | 'description'> {
  return {
    id,
    state: 'completed',
    startedAt,
    change: { status: 'pending', until: completesAt, then: { completedAt: completesAt } },
    encrypted,
    ...(keyArn === undefined ? {} : { keyArn }),
    storageTier: 'standard',
    managedByBackup: true,
  };
}

/** Where a copied point comes from and goes to, and when the copy began. */
export interface PointCopy {
  readonly source: StoredPoint;
  readonly from: Place;
  readonly target: StoredPoint;
  readonly to: Place;
  readonly startedAt: Instant;
}

/** Puts the snapshot behind a copied recovery point beside the others of the account and Region that it was copied to. */
export function writeSnapshotCopy(world: World, copy: PointCopy): void {
  const { source, from, target, to, startedAt } = copy;
  const id = snapshotId(target);
  const encryption = target.keyArn === undefined ? {} : { KmsKeyId: target.keyArn };
  const taken = { SnapshotCreateTime: new Date(startedAt), change: creating(target) };
  if (target.resourceType === 'RDS') {
    const row = world.table('rds.snapshot', from.account, from.region).get(snapshotId(source));
    if (row === undefined) return;
    world.table('rds.snapshot', to.account, to.region).set(id, {
      ...row,
      ...snapshotName(id, to),
      ...taken,
      Encrypted: target.encrypted,
      ...encryption,
      SourceRegion: from.region,
      SourceDBSnapshotIdentifier: source.arn,
    });
  }
  if (target.resourceType === 'Aurora') {
    const row = world.table('rds.cluster-snapshot', from.account, from.region).get(snapshotId(source));
    if (row === undefined) return;
    world.table('rds.cluster-snapshot', to.account, to.region).set(id, {
      ...row,
      ...clusterSnapshotName(id, to),
      ...taken,
      StorageEncrypted: target.encrypted,
      ...encryption,
      SourceDBClusterSnapshotArn: source.arn,
    });
  }
  if (target.resourceType === 'EBS')
    world.table('ec2.snapshot', to.account, to.region).set(id, {
      ...ebsSnapshot(id, target, startedAt),
      // A copy has no volume: EC2 writes this instead.
      volumeId: 'vol-ffffffff',
      sizeGiB: world.table('ec2.snapshot', from.account, from.region).get(snapshotId(source))?.sizeGiB ?? 1,
      description: `This snapshot is copied by the AWS Backup service from ${snapshotId(source)}.`,
    });
}
