import type {
  BackupJob,
  DescribeBackupJobCommandInput,
  DescribeBackupJobCommandOutput,
  ListBackupJobsCommandInput,
  ListBackupJobsCommandOutput,
  StartBackupJobCommandInput,
  StartBackupJobCommandOutput,
} from '@aws-sdk/client-backup';
import { plusSeconds } from '../../../base/instant.ts';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { nextOf } from '../../world/serial.ts';
import { isAskedFor } from './job-filters.ts';
import { JOB_HISTORY_SECONDS, jobRows, jobState, type StoredBackupJob } from './job-row.ts';
import { protectable } from './protectable.ts';
import { startBackup } from './start-backup.ts';
import { findVault, vaultArn } from './vault-row.ts';

/** Backup jobs, scheduled or started by hand. */
export const backupJobOperations = {
  StartBackupJob: startBackupJob,
  DescribeBackupJob: describeBackupJob,
  ListBackupJobs: listBackupJobs,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

/** A backup that somebody starts takes this long at AWS's pace. */
const BACKUP_SECONDS = 300;

function startBackupJob(
  input: StartBackupJobCommandInput,
  context: CallContext,
): Answer<StartBackupJobCommandOutput> {
  const { world } = context;
  const vault = findVault(input.BackupVaultName, context);
  const resource = protectable(world, input.ResourceArn ?? '');
  if (resource === undefined)
    throw new Fault('InvalidParameterValueException', `Unable to back up ${input.ResourceArn}: not found.`);
  const job = startBackup(world, {
    resource,
    vault,
    place: context,
    name: nextOf(world, context, `backup-job ${resource.arn}`),
    at: world.clock.now(),
    takes: BACKUP_SECONDS * world.pace,
    lifecycle: input.Lifecycle,
    roleArn: input.IamRoleArn ?? '',
    tags: input.RecoveryPointTags,
  });
  return {
    BackupJobId: job.id,
    CreationDate: new Date(job.createdAt),
    IsParent: false,
    ...(job.pointArn === undefined ? {} : { RecoveryPointArn: job.pointArn }),
  };
}

function describeBackupJob(
  input: DescribeBackupJobCommandInput,
  context: CallContext,
): Answer<DescribeBackupJobCommandOutput> {
  const job = jobRows(context.world, context).get(input.BackupJobId ?? '');
  if (job === undefined)
    throw new Fault('ResourceNotFoundException', `Backup job ${input.BackupJobId} cannot be found.`);
  return view(job, context);
}

function listBackupJobs(
  input: ListBackupJobsCommandInput,
  context: CallContext,
): Answer<ListBackupJobsCommandOutput> {
  const now = context.world.clock.now();
  const rows = [...jobRows(context.world, context).values()]
    .filter((job) => job.createdAt >= plusSeconds(now, -JOB_HISTORY_SECONDS))
    .filter((job) => isAskedFor(job, input, now))
    .filter((job) => input.ByBackupVaultName === undefined || job.vaultName === input.ByBackupVaultName);
  const { items, next } = page(rows, {
    token: input.NextToken,
    max: input.MaxResults,
    limit: 1_000,
    context,
    id: (job) => job.id,
    scope: JSON.stringify({ ...input, NextToken: undefined, MaxResults: undefined }),
  });
  return { BackupJobs: items.map((job) => view(job, context)), NextToken: next };
}

function view(job: StoredBackupJob, context: CallContext): BackupJob {
  const state = jobState(job, context.world.clock.now());
  return {
    AccountId: context.account,
    BackupJobId: job.id,
    BackupVaultName: job.vaultName,
    BackupVaultArn: vaultArn(job.vaultName, context),
    ...(job.pointArn === undefined ? {} : { RecoveryPointArn: job.pointArn }),
    ...(job.lifecycle === undefined ? {} : { RecoveryPointLifecycle: job.lifecycle }),
    ...(job.createdBy === undefined ? {} : { CreatedBy: job.createdBy }),
    ResourceArn: job.resourceArn,
    ResourceType: job.resourceType,
    ResourceName: job.resourceName,
    IamRoleArn: job.roleArn,
    IsEncrypted: job.encrypted,
    CreationDate: new Date(job.createdAt),
    InitiationDate: new Date(job.createdAt),
    ...(state === 'RUNNING' ? {} : { CompletionDate: new Date(job.completesAt) }),
    State: state,
    PercentDone: state === 'COMPLETED' ? '100.0' : '0.0',
    BackupSizeInBytes: job.sizeBytes,
    MessageCategory: state === 'FAILED' ? 'FAILURE' : 'SUCCESS',
    ...(state === 'FAILED' ? { StatusMessage: job.failure } : {}),
    IsParent: false,
  };
}
