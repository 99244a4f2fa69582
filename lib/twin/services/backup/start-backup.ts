import type { Lifecycle, RecoveryPointCreator } from '@aws-sdk/client-backup';
import type { Seconds } from '../../../base/duration.ts';
import { type Instant, plusSeconds } from '../../../base/instant.ts';
import { hexId, uuidOf } from '../../world/identifier.ts';
import { addTags, type Place, type TagMap, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { resolveKey } from '../kms/key-row.ts';
import { jobRows, type StoredBackupJob } from './job-row.ts';
import { pointTable, type StoredPoint } from './point-row.ts';
import { pointArn, taggedArn } from './point-snapshot.ts';
import type { Protectable } from './protectable.ts';
import { writeSnapshot } from './snapshot-writer.ts';
import { refusedByLock, type StoredVault } from './vault-row.ts';

/** A backup that begins. */
export interface NewBackup {
  readonly resource: Protectable;
  readonly vault: StoredVault;
  readonly place: Place;
  /** What tells this job apart: its id is made of it. */
  readonly name: string;
  readonly at: Instant;
  readonly takes: Seconds;
  readonly lifecycle?: Lifecycle | undefined;
  readonly roleArn: string;
  readonly tags?: TagMap | undefined;
  readonly createdBy?: RecoveryPointCreator | undefined;
}

const BYTES_PER_GIB = 2 ** 30;

/** Starts a backup job; unless something speaks against it, its recovery point is there at once and completes with it. */
export function startBackup(world: World, backup: NewBackup): StoredBackupJob {
  const { resource, vault, place, at } = backup;
  const id = uuidOf(`job|${backup.name}`);
  const failure = failureOf(world, backup);
  const shared = {
    resourceArn: resource.arn,
    resourceType: resource.type,
    resourceName: resource.name,
    createdAt: at,
    completesAt: plusSeconds(at, backup.takes),
    lifecycle: backup.lifecycle,
    sizeBytes: Math.round(resource.sizeGiB * BYTES_PER_GIB * 0.4),
    roleArn: backup.roleArn,
    createdBy: backup.createdBy,
    vaultName: vault.name,
    encrypted: resource.encrypted,
  };
  const arn = pointArn(resource.type, `job-${id}`, hexId(id, 17), place);
  const job = { ...shared, id, failure, pointArn: failure === undefined ? arn : undefined };
  jobRows(world, place).set(id, job);
  if (failure === undefined) keepPoint(world, backup, { ...shared, arn, keyArn: resource.keyArn });
  return job;
}

/** A job whose retention the vault's lock refuses fails, and so does one whose key cannot be used. */
function failureOf(world: World, { vault, lifecycle, resource, place }: NewBackup): string | undefined {
  const key = resource.keyArn === undefined ? undefined : resolveKey(resource.keyArn, { ...place, world });
  if (resource.keyArn !== undefined && key?.KeyState !== 'Enabled')
    return `The KMS key ${resource.keyArn} is not accessible.`;
  return refusedByLock(vault, lifecycle?.DeleteAfterDays);
}

function keepPoint(world: World, { place, resource, tags }: NewBackup, point: StoredPoint): void {
  pointTable(world, place).set(point.arn, point);
  writeSnapshot(world, place, point);
  const copied = tagsOf(world, place, resource.arn);
  addTags(world, place, taggedArn(point.arn, place), { ...copied, ...tags });
}
