import { forgetTags, type Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { ResourceType } from './protectable.ts';

interface Pointed {
  readonly arn: string;
  readonly resourceType: ResourceType;
}

/** The ARN of a recovery point, which is that of the snapshot behind it; EBS snapshots and images leave out the account. */
export function pointArn(type: ResourceType, name: string, hex: string, { account, region }: Place): string {
  if (type === 'EBS') return `arn:aws:ec2:${region}::snapshot/snap-${hex.slice(0, 17)}`;
  if (type === 'EC2') return `arn:aws:ec2:${region}::image/ami-${hex.slice(0, 17)}`;
  const kind = type === 'RDS' ? 'snapshot' : 'cluster-snapshot';
  return `arn:aws:rds:${region}:${account}:${kind}:awsbackup:${name}`;
}

/** The ARN under which the tags of a recovery point are kept: with the account, even where the point's own lacks it. */
export function taggedArn(arn: string, { account }: Place): string {
  return arn.replace(/^(arn:aws:ec2:[^:]*:):/, `$1${account}:`);
}

/** The name of the snapshot behind a point, by which its own service knows it. */
export function snapshotId({ arn, resourceType }: Pointed): string {
  const mark = resourceType === 'EBS' || resourceType === 'EC2' ? '/' : 'snapshot:';
  return arn.slice(arn.indexOf(mark) + mark.length);
}

const TABLES = { RDS: 'rds.snapshot', Aurora: 'rds.cluster-snapshot', EBS: 'ec2.snapshot' } as const;

/** Removes the snapshot behind a point, and its tags. */
export function dropSnapshot(world: World, place: Place, point: Pointed): void {
  if (point.resourceType !== 'EC2')
    world.table(TABLES[point.resourceType], place.account, place.region).delete(snapshotId(point));
  forgetTags(world, place, taggedArn(point.arn, place));
}
