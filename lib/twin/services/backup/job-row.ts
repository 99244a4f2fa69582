import type { Lifecycle, RecoveryPointCreator } from '@aws-sdk/client-backup';
import type { Instant } from '../../../base/instant.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { ResourceType } from './protectable.ts';

/** What backup jobs and copy jobs have in common. */
interface StoredJob {
  readonly id: string;
  readonly resourceArn: string;
  readonly resourceType: ResourceType;
  readonly resourceName: string;
  readonly createdAt: Instant;
  readonly completesAt: Instant;
  /** Why it fails; absent = it succeeds. */
  readonly failure?: string | undefined;
  readonly lifecycle?: Lifecycle | undefined;
  readonly sizeBytes: number;
  readonly roleArn: string;
  readonly createdBy?: RecoveryPointCreator | undefined;
}

export interface StoredBackupJob extends StoredJob {
  readonly vaultName: string;
  readonly pointArn?: string | undefined;
  readonly encrypted: boolean;
}

export interface StoredCopyJob extends StoredJob {
  readonly sourceVaultArn: string;
  readonly sourcePointArn: string;
  readonly destinationVaultArn: string;
  readonly destinationPointArn?: string | undefined;
  readonly destinationKeyArn?: string | undefined;
  readonly backupJobId?: string | undefined;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id. */
    'backup.job': StoredBackupJob;
    /** By id, in the account and Region that the copy is made from. */
    'backup.copy-job': StoredCopyJob;
  }
}

/** Listings of jobs reach back 30 days. */
export const JOB_HISTORY_SECONDS = 30 * 86_400;

/** How a job stands at a moment. */
export function jobState(
  job: { readonly completesAt: Instant; readonly failure?: string | undefined },
  now: Instant,
): 'RUNNING' | 'COMPLETED' | 'FAILED' {
  if (job.completesAt > now) return 'RUNNING';
  return job.failure === undefined ? 'COMPLETED' : 'FAILED';
}

/** The backup jobs of one account and Region. */
export function jobRows(world: World, { account, region }: Place): Map<string, StoredBackupJob> {
  return world.table('backup.job', account, region);
}

/** The copy jobs of one account and Region. */
export function copyJobRows(world: World, { account, region }: Place): Map<string, StoredCopyJob> {
  return world.table('backup.copy-job', account, region);
}
