import type { Instant } from '../../../base/instant.ts';
import { changeUntil } from '../../world/change.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { clusterSnapshotName } from '../rds/cluster-snapshot-row.ts';
import { snapshotName } from '../rds/snapshot-row.ts';
import { ebsSnapshot } from './ebs-snapshot.ts';
import type { StoredPoint } from './point-row.ts';
import { snapshotId } from './point-snapshot.ts';

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
  if (copy.target.resourceType === 'RDS') copyOfInstance(world, copy);
  if (copy.target.resourceType === 'Aurora') copyOfCluster(world, copy);
  if (copy.target.resourceType === 'EBS') copyOfVolume(world, copy);
}

function copyOfInstance(world: World, { source, from, target, to, startedAt }: PointCopy): void {
  const original = world.table('rds.snapshot', from.account, from.region).get(snapshotId(source));
  if (original === undefined) return;
  const id = snapshotId(target);
  world.table('rds.snapshot', to.account, to.region).set(id, {
    ...original,
    ...snapshotName(id, to),
    SnapshotCreateTime: new Date(startedAt),
    Encrypted: target.encrypted,
    ...keyOf(target),
    SourceRegion: from.region,
    SourceDBSnapshotIdentifier: source.arn,
    change: changeUntil(target.completesAt, 'creating'),
  });
}

function keyOf({ keyArn }: StoredPoint): { KmsKeyId?: string } {
  return keyArn === undefined ? {} : { KmsKeyId: keyArn };
}

function copyOfCluster(world: World, { source, from, target, to, startedAt }: PointCopy): void {
  const original = world.table('rds.cluster-snapshot', from.account, from.region).get(snapshotId(source));
  if (original === undefined) return;
  const id = snapshotId(target);
  world.table('rds.cluster-snapshot', to.account, to.region).set(id, {
    ...original,
    ...clusterSnapshotName(id, to),
    SnapshotCreateTime: new Date(startedAt),
    StorageEncrypted: target.encrypted,
    ...keyOf(target),
    SourceDBClusterSnapshotArn: source.arn,
    change: changeUntil(target.completesAt, 'creating'),
  });
}

/** EC2 writes this instead of a volume on every copy. */
const NO_VOLUME = 'vol-ffffffff';

function copyOfVolume(world: World, { source, from, target, to, startedAt }: PointCopy): void {
  const original = world.table('ec2.snapshot', from.account, from.region).get(snapshotId(source));
  const id = snapshotId(target);
  world.table('ec2.snapshot', to.account, to.region).set(id, {
    ...ebsSnapshot(id, target, startedAt),
    volumeId: NO_VOLUME,
    sizeGiB: original?.sizeGiB ?? 1,
    description: `This snapshot is copied by the AWS Backup service from ${snapshotId(source)}.`,
  });
}
