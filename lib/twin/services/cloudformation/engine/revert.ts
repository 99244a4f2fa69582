import { dueAfter } from '../../../world/change.ts';
import type { StoredStackResource } from '../stored-stack.ts';
import { updateLive } from './change.ts';
import type { Job } from './job.ts';
import { putTags, takeTags } from './resource-tags.ts';
import type { Task } from './stored-work.ts';
import { why } from './why.ts';

const UPDATE_SECONDS = 2;

/** Begins to bring a resource back to what it was before an update. */
export async function beginReverting(job: Job, task: Task): Promise<void> {
  const { logicalId } = task;
  const row = job.resource(logicalId);
  const before = job.work.before?.resources.find((each) => each.logicalId === logicalId);
  if (row === undefined || before?.physicalId === undefined) {
    task.state = 'done';
    return;
  }
  job.tell({ ...before, status: row.status }, 'UPDATE_IN_PROGRESS');
  if (task.doing === 'update') await bringBack(job, row, before);
  task.doing = 'update';
  task.due = dueAfter(job.context.world, UPDATE_SECONDS);
  task.state = 'running';
}

async function bringBack(job: Job, row: StoredStackResource, before: StoredStackResource): Promise<void> {
  const type = job.typeOf(before.type);
  await updateLive(job, row, before.properties ?? {});
  const { tags } = takeTags(type, before.properties ?? {});
  const gone = Object.keys(takeTags(type, row.properties ?? {}).tags);
  putTags(job.context, before, type, { tags: { ...job.work.before?.tags, ...tags }, gone });
}

/** Writes down that a resource could not be brought back. */
export function failReverting(job: Job, task: Task, error: unknown): void {
  const row = job.resource(task.logicalId);
  task.state = 'failed';
  if (row !== undefined) job.tell(row, 'UPDATE_FAILED', why(job, error));
}
