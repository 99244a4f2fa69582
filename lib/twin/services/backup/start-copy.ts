import type { Lifecycle, RecoveryPointCreator } from '@aws-sdk/client-backup';
import type { Seconds } from '../../../base/duration.ts';
import { type Instant, plusSeconds } from '../../../base/instant.ts';
import { hexId, uuidOf } from '../../world/identifier.ts';
import { addTags, type Place, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { resolveKey } from '../kms/key-row.ts';
import { copyJobRows, type StoredCopyJob } from './job-row.ts';
import { pointTable, type StoredPoint } from './point-row.ts';
import { pointArn, taggedArn } from './point-snapshot.ts';
import { policyAllows } from './policy-text.ts';
import { writeSnapshotCopy } from './snapshot-copier.ts';
import { refusedByLock, type StoredVault, vaultArn, vaultOfArn, vaultRows } from './vault-row.ts';

/** A copy of a recovery point that begins. */
export interface NewCopy {
  readonly source: StoredPoint;
  /** Where the source lies. */
  readonly from: Place;
  readonly destinationVaultArn: string;
  readonly at: Instant;
  readonly takes: Seconds;
  readonly lifecycle?: Lifecycle | undefined;
  readonly roleArn: string;
  readonly createdBy?: RecoveryPointCreator | undefined;
  readonly backupJobId?: string | undefined;
}

/** Starts a copy job; unless something speaks against it, the copied point completes with it. */
export function startCopy(world: World, copy: NewCopy): StoredCopyJob {
  const { source, from, destinationVaultArn, at } = copy;
  const destination = vaultOfArn(destinationVaultArn);
  const vault = vaultRows(world, destination).get(destination.name);
  const failure = failureOf(world, copy, vault);
  const id = uuidOf(`copy|${source.arn}|${destinationVaultArn}|${at}`);
  const arn = pointArn(source.resourceType, `copyjob-${id}`, hexId(id, 17), destination);
  const job: StoredCopyJob = {
    id,
    resourceArn: source.resourceArn,
    resourceType: source.resourceType,
    resourceName: source.resourceName,
    createdAt: at,
    completesAt: plusSeconds(at, copy.takes),
    failure,
    lifecycle: copy.lifecycle,
    sizeBytes: source.sizeBytes,
    roleArn: copy.roleArn,
    createdBy: copy.createdBy,
    backupJobId: copy.backupJobId,
    sourceVaultArn: vaultArn(source.vaultName, from),
    sourcePointArn: source.arn,
    destinationVaultArn,
    destinationPointArn: failure === undefined ? arn : undefined,
    destinationKeyArn: vault?.keyArn,
  };
  copyJobRows(world, from).set(id, job);
  if (failure === undefined && vault !== undefined) keepCopy(world, copy, job, vault, arn);
  return job;
}

function failureOf(
  world: World,
  { source, from, destinationVaultArn, lifecycle }: NewCopy,
  vault: StoredVault | undefined,
): string | undefined {
  const destination = vaultOfArn(destinationVaultArn);
  if (vault === undefined) return `Backup vault ${destinationVaultArn} cannot be found.`;
  const elsewhere = destination.account !== from.account;
  if (elsewhere && !policyAllows(vault.policy, from.account, 'backup:CopyIntoBackupVault'))
    return `Access Denied trying to copy into ${destinationVaultArn}: its access policy does not allow it.`;
  const key = source.keyArn === undefined ? undefined : resolveKey(source.keyArn, { ...from, world });
  if (source.keyArn !== undefined && key?.KeyState !== 'Enabled')
    return `The KMS key ${source.keyArn} is not accessible.`;
  // What AWS manages the key of cannot be shared, and so not be copied, to another account.
  if (elsewhere && key?.KeyManager === 'AWS')
    return 'Copies to other accounts are not possible for what is encrypted with a key that AWS manages.';
  if (resolveKey(vault.keyArn, { ...destination, world })?.KeyState !== 'Enabled')
    return `The KMS key ${vault.keyArn} is not accessible.`;
  return refusedByLock(vault, lifecycle?.DeleteAfterDays);
}

function keepCopy(world: World, copy: NewCopy, job: StoredCopyJob, vault: StoredVault, arn: string): void {
  const { source, from, at } = copy;
  const to = vaultOfArn(job.destinationVaultArn);
  // What is copied is encrypted with the vault's key, except for clusters that were not encrypted to begin with.
  const encrypted = source.encrypted || source.resourceType !== 'Aurora';
  const target: StoredPoint = {
    ...source,
    arn,
    vaultName: vault.name,
    completesAt: job.completesAt,
    lifecycle: copy.lifecycle,
    encrypted,
    keyArn: encrypted ? vault.keyArn : undefined,
    sourceVaultArn: job.sourceVaultArn,
    createdBy: copy.createdBy,
  };
  pointTable(world, to).set(arn, target);
  writeSnapshotCopy(world, { source, from, target, to, startedAt: at });
  addTags(world, to, taggedArn(arn, to), tagsOf(world, from, taggedArn(source.arn, from)));
}
