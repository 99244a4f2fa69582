import { dueAfter } from '../../../world/change.ts';
import type { StoredStackResource } from '../stored-stack.ts';
import type { Policy } from '../template/declared.ts';
import type { Job } from './job.ts';
import { isEarly } from './make.ts';
import type { Leaving, Task } from './stored-work.ts';
import { why } from './why.ts';

const REMOVAL_SECONDS = 1;

/** Begins to remove a resource, unless its policy keeps it. False when that has to wait: services refuse to delete what they are making. */
export async function beginRemoving(job: Job, task: Task): Promise<boolean> {
  const leaving = leavingOf(job, task);
  if (leaving.physicalId === undefined) return over(job, task, 'DELETE_COMPLETE');
  const policy = policyFor(job, leaving);
  if (policy === 'Retain') return over(job, task, 'DELETE_SKIPPED');
  if (await isBeingMade(job, task, leaving)) return false;
  tell(job, task, 'DELETE_IN_PROGRESS');
  const type = job.typeOf(leaving.type);
  const isSnapshotted = policy === 'Snapshot' && type.canSnapshot === true;
  const call = job.callFor(task.logicalId);
  await type.remove(leaving.physicalId, leaving.properties, call, { isSnapshotted });
  task.due = dueAfter(job.context.world, REMOVAL_SECONDS);
  task.state = 'running';
  return true;
}

async function isBeingMade(
  job: Job,
  { logicalId }: Task,
  { type, physicalId = '' }: Leaving,
): Promise<boolean> {
  if (!isRollback(job)) return false;
  try {
    return (await job.typeOf(type).isReady?.(physicalId, job.callFor(logicalId))) === false;
  } catch {
    // It failed, or it is not there: either way nobody is making it any more.
    return false;
  }
}

function isRollback({ work }: Job): boolean {
  return work.phase === 'rollback' || work.phase === 'update-rollback-cleanup';
}

/** Looks whether what is being removed is gone. */
export async function settleRemoved(job: Job, task: Task): Promise<boolean> {
  if (isEarly(job, task)) return false;
  const { type, physicalId = '' } = leavingOf(job, task);
  const gone = await job.typeOf(type).isGone?.(physicalId, job.callFor(task.logicalId));
  if (gone === false) return false;
  over(job, task, 'DELETE_COMPLETE');
  return true;
}

/** Writes down that a resource could not be removed. */
export function failRemoving(job: Job, task: Task, error: unknown): void {
  task.state = 'failed';
  tell(job, task, 'DELETE_FAILED', why(job, error));
}

function leavingOf(job: Job, { logicalId, leaving }: Task): Leaving {
  if (leaving !== undefined) return leaving;
  const row = job.resource(logicalId);
  if (row === undefined) throw new Error(`nothing to remove: ${logicalId}`);
  return leavingRow(row);
}

/** A resource's own row, as something that goes. */
export function leavingRow({
  type,
  physicalId,
  properties = {},
  deletionPolicy,
}: StoredStackResource): Leaving {
  return {
    type,
    properties,
    policy: deletionPolicy,
    ...(physicalId === undefined ? {} : { physicalId }),
  };
}

/**
 * What becomes of a resource. What was made a moment ago holds no data that a snapshot could keep; databases that say nothing
 * leave one. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
function policyFor(job: Job, { policy, type, properties }: Leaving): Policy {
  const isBack = isRollback(job);
  if (policy === 'RetainExceptOnCreate') return isBack ? 'Delete' : 'Retain';
  if (isBack && policy === 'Retain') return job.work.retainExceptOnCreate === true ? 'Delete' : 'Retain';
  if (isBack) return 'Delete';
  const isDatabase =
    type === 'AWS::RDS::DBCluster' ||
    (type === 'AWS::RDS::DBInstance' && properties['DBClusterIdentifier'] === undefined);
  return policy ?? (isDatabase ? 'Snapshot' : 'Delete');
}

function over(job: Job, task: Task, status: 'DELETE_COMPLETE' | 'DELETE_SKIPPED'): true {
  tell(job, task, status);
  task.state = 'done';
  return true;
}

/** A resource that another one has taken the place of has events, and no row any more. */
function tell(
  job: Job,
  { logicalId, leaving }: Task,
  status: 'DELETE_IN_PROGRESS' | 'DELETE_COMPLETE' | 'DELETE_SKIPPED' | 'DELETE_FAILED',
  reason?: string,
): void {
  const row = job.resource(logicalId);
  if (leaving === undefined && row !== undefined) return job.tell(row, status, reason);
  job.event({ logicalId, ...leaving, type: leaving?.type ?? row?.type ?? '' }, status, reason);
}
