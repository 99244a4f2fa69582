import { parseArn } from '../../../base/arn.ts';
import { type Instant, instant } from '../../../base/instant.ts';
import { type Place, placeOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { instancesOf } from '../ec2/stored-instance.ts';
import { type StoredVolume, volumesOf } from '../ec2/stored-volume.ts';
import { clusterRows } from '../rds/cluster-row.ts';
import { instanceRows } from '../rds/instance-row.ts';

/** The resource types that the twin's AWS Backup backs up, in the words of AWS. */
export type ResourceType = 'RDS' | 'Aurora' | 'EBS' | 'EC2';

/** What AWS Backup has to know of a resource to back it up. */
export interface Protectable {
  readonly arn: string;
  readonly type: ResourceType;
  readonly name: string;
  readonly encrypted: boolean;
  readonly keyArn?: string | undefined;
  readonly sizeGiB: number;
  /** Since when it is there. */
  readonly since: Instant;
}

/** Everything in one account and Region that AWS Backup could back up now. Members of a cluster go with it. */
export function protectables(world: World, place: Place): Protectable[] {
  const instances = [...instanceRows(world, place).values()]
    .filter((row) => row.DBClusterIdentifier === undefined && row.change?.status !== 'creating')
    .map(
      (row): Protectable => ({
        arn: row.DBInstanceArn,
        type: 'RDS',
        name: row.DBInstanceIdentifier,
        encrypted: row.StorageEncrypted,
        keyArn: row.KmsKeyId,
        sizeGiB: row.AllocatedStorage ?? 20,
        since: instant(row.InstanceCreateTime),
      }),
    );
  const clusters = [...clusterRows(world, place).values()].map(
    (row): Protectable => ({
      arn: row.DBClusterArn,
      type: 'Aurora',
      name: row.DBClusterIdentifier,
      encrypted: row.StorageEncrypted,
      keyArn: row.KmsKeyId,
      sizeGiB: 40,
      since: instant(row.ClusterCreateTime),
    }),
  );
  return [...instances, ...clusters, ...computers(world, place)];
}

function computers(world: World, place: Place): Protectable[] {
  const volumes = [...volumesOf(world, place).values()];
  const instances = [...instancesOf(world, place).values()];
  return [
    ...volumes.map((row) => fromVolume(row, 'EBS', 'volume', row.id, place)),
    ...instances.flatMap((row) => {
      const root = volumes.find((volume) => volume.attachments.some((one) => one.instanceId === row.id));
      return root === undefined ? [] : [fromVolume(root, 'EC2', 'instance', row.id, place)];
    }),
  ];
}

function fromVolume(
  volume: StoredVolume,
  type: ResourceType,
  kind: string,
  id: string,
  { account, region }: Place,
): Protectable {
  return {
    arn: `arn:aws:ec2:${region}:${account}:${kind}/${id}`,
    type,
    name: id,
    encrypted: volume.encrypted,
    keyArn: volume.keyArn,
    sizeGiB: volume.sizeGiB,
    since: volume.createdAt,
  };
}

/** The resource of this ARN, when it is there and of a type that the twin backs up. */
export function protectable(world: World, arn: string): Protectable | undefined {
  if (parseArn(arn) === undefined) return undefined;
  return protectables(world, placeOf(arn)).find((one) => one.arn === arn);
}
