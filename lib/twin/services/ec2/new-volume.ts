import { type CallContext, Fault } from '../../service.ts';
import { resolveKey } from '../kms/key-row.ts';
import { ebsKeyArn } from './default-key.ts';
import { newId } from './resource.ts';
import { snapshotsOf, type StoredSnapshot } from './stored-snapshot.ts';
import type { Attachment, StoredVolume } from './stored-volume.ts';
import { underWay } from './under-way.ts';
import { zoneNamed } from './zones.ts';

/** What a new volume is made from: the parts that CreateVolume and a block device mapping have in common. */
export interface VolumeRequest {
  readonly zone: string;
  readonly sizeGiB?: number | undefined;
  readonly snapshotId?: string | undefined;
  readonly volumeType?: string | undefined;
  readonly iops?: number | undefined;
  readonly throughput?: number | undefined;
  readonly encrypted?: boolean | undefined;
  readonly keyId?: string | undefined;
  readonly attachment?: Attachment;
}

const CREATING_SECONDS = 3;

/** Makes a volume, empty or from a snapshot, and keeps it. */
export function newVolume(context: CallContext, request: VolumeRequest): StoredVolume {
  const snapshot = sourceOf(request, context);
  const sizeGiB = request.sizeGiB ?? snapshot?.sizeGiB;
  if (sizeGiB === undefined)
    throw new Fault('MissingParameter', 'The request must contain the parameter size/snapshotId');
  if (snapshot !== undefined && sizeGiB < snapshot.sizeGiB)
    throw new Fault(
      'InvalidParameterValue',
      `Volume of size ${sizeGiB}GB is smaller than snapshot '${snapshot.id}', expect size >= ${snapshot.sizeGiB}GB`,
    );
  const volume: StoredVolume = {
    id: newId(context.world, context, 'volume'),
    state: isKeyThere(request, context) ? 'available' : 'error',
    zone: zoneNamed(context, request.zone).name,
    sizeGiB,
    ...performanceOf(request, sizeGiB),
    ...encryptionOf(request, snapshot, context),
    createdAt: context.world.clock.now(),
    attachments: request.attachment === undefined ? [] : [request.attachment],
    ...(snapshot === undefined ? {} : { snapshotId: snapshot.id }),
    ...(request.attachment === undefined
      ? { change: underWay(context.world, 'creating', CREATING_SECONDS) }
      : {}),
  };
  context.world.table('ec2.volume', context.account, context.region).set(volume.id, volume);
  return volume;
}

function sourceOf({ snapshotId }: VolumeRequest, context: CallContext): StoredSnapshot | undefined {
  if (snapshotId === undefined) return undefined;
  const snapshot = snapshotsOf(context.world, context).get(snapshotId);
  if (snapshot === undefined)
    throw new Fault('InvalidSnapshot.NotFound', `The snapshot '${snapshotId}' does not exist.`);
  if (snapshot.change !== undefined || snapshot.state !== 'completed')
    throw new Fault(
      'IncorrectState',
      `Snapshot is in invalid state - ${snapshot.change?.status ?? snapshot.state}`,
    );
  return snapshot;
}

/** What AWS provides unless it is asked for more. */
function performanceOf({ volumeType = 'gp3', iops, throughput }: VolumeRequest, sizeGiB: number) {
  const provided: Record<string, { iops: number; throughput?: number }> = {
    gp2: { iops: Math.min(16_000, Math.max(100, 3 * sizeGiB)) },
    gp3: { iops: 3_000, throughput: 125 },
  };
  const asked = {
    ...(iops === undefined ? {} : { iops }),
    ...(throughput === undefined ? {} : { throughput }),
  };
  return { volumeType, ...provided[volumeType], ...asked };
}

/** A key that is not there is found out about later: the volume comes up in error. */
function isKeyThere({ keyId }: VolumeRequest, context: CallContext): boolean {
  return keyId === undefined || resolveKey(keyId, context) !== undefined;
}

/** A volume from an encrypted snapshot is encrypted, with the snapshot's key unless another one is named. */
function encryptionOf(
  request: VolumeRequest,
  snapshot: StoredSnapshot | undefined,
  context: CallContext,
): { encrypted: boolean; keyArn?: string } {
  if (request.keyId !== undefined && request.encrypted !== true)
    throw new Fault(
      'InvalidParameterDependency',
      'The parameter KmsKeyId requires the parameter Encrypted to be set.',
    );
  const encrypted = request.encrypted === true || snapshot?.encrypted === true;
  if (!encrypted) return { encrypted };
  const inherited = request.keyId === undefined ? snapshot?.keyArn : undefined;
  return { encrypted, keyArn: inherited ?? ebsKeyArn(context, request.keyId) };
}
