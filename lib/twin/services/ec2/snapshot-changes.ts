import type {
  CopySnapshotRequest,
  CopySnapshotResult,
  CreateSnapshotRequest,
  DeleteSnapshotRequest,
  SnapshotInfo,
  TagSpecification,
} from '@aws-sdk/client-ec2';
import { type CallContext, Fault } from '../../service.ts';
import { dueAfter } from '../../world/change.ts';
import { forgetTags, tagList } from '../../world/tags.ts';
import { ebsKeyArn } from './default-key.ts';
import { ec2Arn, ec2Tags, newId, tagNew } from './resource.ts';
import { snapshotOf } from './snapshots.ts';
import { namedSnapshot, snapshotsOf, type StoredSnapshot } from './stored-snapshot.ts';
import { namedVolume } from './stored-volume.ts';
import { underWay } from './under-way.ts';
import { REGIONS } from './zones.ts';

const SNAPSHOT_SECONDS = 60;
const COPY_SECONDS = 120;
/** EC2 writes this instead of a volume on every copy. */
const NO_VOLUME = 'vol-ffffffff';

/** Taking, copying and deleting EBS snapshots. */
export const snapshotChanges = {
  CreateSnapshot(input: CreateSnapshotRequest, context: CallContext): SnapshotInfo {
    const volume = namedVolume(context, input.VolumeId);
    const row = keepNew(context, SNAPSHOT_SECONDS, input.TagSpecifications, {
      volumeId: volume.id,
      sizeGiB: volume.sizeGiB,
      encrypted: volume.encrypted,
      description: input.Description ?? '',
      ...(volume.keyArn === undefined ? {} : { keyArn: volume.keyArn }),
    });
    return snapshotOf(row, context);
  },

  DeleteSnapshot(input: DeleteSnapshotRequest, context: CallContext): object {
    const row = namedSnapshot(context, input.SnapshotId);
    if (row.managedByBackup === true)
      throw new Fault(
        'InvalidParameterValue',
        'This snapshot is managed by the AWS Backup service and cannot be deleted via EC2 APIs. If you wish to delete this snapshot, please do so via the Backup console.',
      );
    snapshotsOf(context.world, context).delete(row.id);
    forgetTags(context.world, context, ec2Arn(context, 'snapshot', row.id));
    return {};
  },

  CopySnapshot(input: CopySnapshotRequest, context: CallContext): CopySnapshotResult {
    const source = copied(input, context);
    const row = keepNew(context, COPY_SECONDS, input.TagSpecifications, {
      volumeId: NO_VOLUME,
      sizeGiB: source.sizeGiB,
      description: input.Description ?? '',
      ...encryptionOf(input, source, context),
    });
    return { SnapshotId: row.id, Tags: tagList(ec2Tags(context, 'snapshot', row.id)) };
  },
};

function keepNew(
  context: CallContext,
  seconds: number,
  specifications: readonly TagSpecification[] | undefined,
  made: Pick<StoredSnapshot, 'volumeId' | 'sizeGiB' | 'encrypted' | 'keyArn' | 'description'>,
): StoredSnapshot {
  const { world, account, region } = context;
  const row: StoredSnapshot = {
    id: newId(world, context, 'snapshot'),
    state: 'completed',
    change: underWay(world, 'pending', seconds, { completedAt: dueAfter(world, seconds) }),
    startedAt: world.clock.now(),
    storageTier: 'standard',
    ...made,
  };
  tagNew(context, 'snapshot', row.id, specifications);
  world.table('ec2.snapshot', account, region).set(row.id, row);
  return row;
}

function copied(
  { SourceRegion, SourceSnapshotId }: CopySnapshotRequest,
  context: CallContext,
): StoredSnapshot {
  if (SourceRegion === undefined || !REGIONS.includes(SourceRegion))
    throw new Fault(
      'InvalidParameterValue',
      `Value (${SourceRegion ?? ''}) for parameter sourceRegion is invalid.`,
    );
  const source = namedSnapshot({ ...context, region: SourceRegion }, SourceSnapshotId);
  if (source.change !== undefined || source.state !== 'completed')
    throw new Fault('IncorrectState', `Snapshot '${source.id}' is not in the 'completed' state.`);
  return source;
}

/** A copy of an encrypted snapshot is encrypted: with the named key, else this Region's default one. */
function encryptionOf(
  { Encrypted, KmsKeyId }: CopySnapshotRequest,
  source: StoredSnapshot,
  context: CallContext,
): { encrypted: boolean; keyArn?: string } {
  const encrypted = source.encrypted || Encrypted === true;
  if (KmsKeyId !== undefined && !encrypted)
    throw new Fault(
      'InvalidParameterDependency',
      'The parameter KmsKeyId requires the parameter Encrypted to be set.',
    );
  return encrypted ? { encrypted, keyArn: ebsKeyArn(context, KmsKeyId) } : { encrypted };
}
