import type {
  CopyJob,
  DescribeCopyJobCommandInput,
  DescribeCopyJobCommandOutput,
  ListCopyJobsCommandInput,
  ListCopyJobsCommandOutput,
  StartCopyJobCommandInput,
  StartCopyJobCommandOutput,
} from '@aws-sdk/client-backup';
import { plusSeconds } from '../../../base/instant.ts';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { isAskedFor } from './job-filters.ts';
import { copyJobRows, JOB_HISTORY_SECONDS, jobState, type StoredCopyJob } from './job-row.ts';
import { findPoint } from './point-row.ts';
import { startCopy } from './start-copy.ts';

/** Copies of recovery points to other vaults; they are listed where they are made from. */
export const copyJobOperations = {
  StartCopyJob: startCopyJob,
  DescribeCopyJob: describeCopyJob,
  ListCopyJobs: listCopyJobs,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

/** A copy that somebody starts takes this long at AWS's pace. */
const COPY_SECONDS = 600;

function startCopyJob(
  input: StartCopyJobCommandInput,
  context: CallContext,
): Answer<StartCopyJobCommandOutput> {
  const { world } = context;
  const source = findPoint(input.SourceBackupVaultName, input.RecoveryPointArn, context);
  if (source.completesAt > world.clock.now())
    throw new Fault('InvalidResourceStateException', `Recovery point ${source.arn} is not completed yet.`);
  const job = startCopy(world, {
    source,
    from: context,
    destinationVaultArn: input.DestinationBackupVaultArn ?? '',
    at: world.clock.now(),
    takes: COPY_SECONDS * world.pace,
    lifecycle: input.Lifecycle,
    roleArn: input.IamRoleArn ?? '',
  });
  return { CopyJobId: job.id, CreationDate: new Date(job.createdAt), IsParent: false };
}

function describeCopyJob(
  input: DescribeCopyJobCommandInput,
  context: CallContext,
): Answer<DescribeCopyJobCommandOutput> {
  const job = copyJobRows(context.world, context).get(input.CopyJobId ?? '');
  if (job === undefined)
    throw new Fault('ResourceNotFoundException', `Copy job ${input.CopyJobId} cannot be found.`);
  return { CopyJob: view(job, context) };
}

function listCopyJobs(
  input: ListCopyJobsCommandInput,
  context: CallContext,
): Answer<ListCopyJobsCommandOutput> {
  const now = context.world.clock.now();
  const { ByDestinationVaultArn: vault, BySourceRecoveryPointArn: point } = input;
  const rows = [...copyJobRows(context.world, context).values()]
    .filter((job) => job.createdAt >= plusSeconds(now, -JOB_HISTORY_SECONDS))
    .filter((job) => isAskedFor(job, input, now))
    .filter((job) => vault === undefined || job.destinationVaultArn === vault)
    .filter((job) => point === undefined || job.sourcePointArn === point);
  const { items, next } = page(rows, {
    token: input.NextToken,
    max: input.MaxResults,
    limit: 1_000,
    context,
    id: (job) => job.id,
    scope: JSON.stringify({ ...input, NextToken: undefined, MaxResults: undefined }),
  });
  return { CopyJobs: items.map((job) => view(job, context)), NextToken: next };
}

function view(job: StoredCopyJob, context: CallContext): CopyJob {
  const state = jobState(job, context.world.clock.now());
  return {
    AccountId: context.account,
    CopyJobId: job.id,
    SourceBackupVaultArn: job.sourceVaultArn,
    SourceRecoveryPointArn: job.sourcePointArn,
    DestinationBackupVaultArn: job.destinationVaultArn,
    ...(job.destinationPointArn === undefined
      ? {}
      : { DestinationRecoveryPointArn: job.destinationPointArn }),
    ...(job.destinationKeyArn === undefined ? {} : { DestinationEncryptionKeyArn: job.destinationKeyArn }),
    ...(job.lifecycle === undefined ? {} : { DestinationRecoveryPointLifecycle: job.lifecycle }),
    ...(job.createdBy === undefined ? {} : { CreatedBy: job.createdBy }),
    ...(job.backupJobId === undefined ? {} : { CreatedByBackupJobId: job.backupJobId }),
    ResourceArn: job.resourceArn,
    ResourceType: job.resourceType,
    ResourceName: job.resourceName,
    IamRoleArn: job.roleArn,
    CreationDate: new Date(job.createdAt),
    ...(state === 'RUNNING' ? {} : { CompletionDate: new Date(job.completesAt) }),
    State: state,
    BackupSizeInBytes: job.sizeBytes,
    MessageCategory: state === 'FAILED' ? 'FAILURE' : 'SUCCESS',
    ...(state === 'FAILED' ? { StatusMessage: job.failure } : {}),
    IsParent: false,
  };
}
