import type { ValueMap } from '../../../../syntax/index.ts';
import { dueAfter } from '../../../world/change.ts';
import type { StoredStackResource } from '../stored-stack.ts';
import { changeOf, isSame } from './change-of.ts';
import { evaluateProperties } from './evaluate-properties.ts';
import type { Job } from './job.ts';
import { beginCreate, newRow, tagsFor } from './make.ts';
import { putTags, takeTags } from './resource-tags.ts';
import type { Task } from './stored-work.ts';

const UPDATE_SECONDS = 2;

/** Begins what has to be done with a resource so that it is as its template says: nothing, a change, another one. */
export async function beginMaking(job: Job, task: Task): Promise<void> {
  const declared = job.declaredResource(task.logicalId);
  const type = job.typeOf(declared.type);
  const row = job.resource(task.logicalId);
  const isThere = row?.physicalId !== undefined && row.status !== 'DELETE_COMPLETE';
  task.doing = isThere ? 'update' : 'create';
  const properties = evaluateProperties(declared, type, job.scope);
  if (row === undefined || !isThere) return await beginCreate(job, task, properties);
  const change = changeOf(row, declared.type, properties, type);
  if (change.kind === 'none') return keepAsItIs(job, task, row, properties);
  if (change.kind === 'replace') return await replace(job, task, row, properties);
  await changeInPlace(job, task, row, properties);
}

/** The template may say something else about what happens to it later. */
function keepAsItIs(job: Job, task: Task, row: StoredStackResource, properties: ValueMap): void {
  const { status, updatedAt, physicalId, attributes, drift, ...rest } = {
    ...row,
    ...newRow(job, job.declaredResource(task.logicalId), properties),
    status: row.status,
    updatedAt: row.updatedAt,
  };
  job.keep({
    ...rest,
    status,
    updatedAt,
    ...(physicalId === undefined ? {} : { physicalId }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(drift === undefined ? {} : { drift }),
  });
  delete task.doing;
  task.state = 'done';
}

async function replace(job: Job, task: Task, row: StoredStackResource, properties: ValueMap): Promise<void> {
  task.doing = 'replace';
  const { type, physicalId, properties: before = {}, updateReplacePolicy } = row;
  const leaving = {
    type,
    properties: before,
    policy: updateReplacePolicy,
    ...(physicalId === undefined ? {} : { physicalId }),
  };
  const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
  await beginCreate(job, task, properties, reason);
  job.work.replaced.push({ logicalId: task.logicalId, leaving });
}

async function changeInPlace(job: Job, task: Task, row: StoredStackResource, after: ValueMap): Promise<void> {
  const type = job.typeOf(row.type);
  const { physicalId = '', properties: before = {} } = row;
  job.tell(row, 'UPDATE_IN_PROGRESS');
  await updateLive(job, row, after);
  const fresh = newRow(job, job.declaredResource(task.logicalId), after);
  const changed: StoredStackResource = {
    ...fresh,
    physicalId,
    status: 'UPDATE_IN_PROGRESS',
    updatedAt: row.updatedAt,
    ...(row.attributes === undefined ? {} : { attributes: row.attributes }),
  };
  job.keep(changed);
  const tags = tagsFor(job, type, changed);
  const gone = Object.keys(takeTags(type, before).tags).filter((key) => !Object.hasOwn(tags, key));
  putTags(job.context, changed, type, { tags, gone });
  task.due = dueAfter(job.context.world, UPDATE_SECONDS);
  task.state = 'running';
}

/** Brings the live resource to new properties; its tags aside, which the caller sees to. */
export async function updateLive(
  job: Job,
  { type: name, physicalId = '', logicalId, properties = {} }: StoredStackResource,
  wanted: ValueMap,
): Promise<void> {
  const type = job.typeOf(name);
  const before = takeTags(type, properties).rest;
  const after = takeTags(type, wanted).rest;
  if (isSame(before, after)) return;
  if (type.update === undefined)
    throw new Error(`Changing ${name} in place is not supported by the embedded AWS`);
  await type.update(physicalId, { before, after }, job.callFor(logicalId));
}
