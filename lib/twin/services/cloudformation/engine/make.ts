import type { ValueMap } from '../../../../syntax/index.ts';
import type { TagMap } from '../../../world/tags.ts';
import { dueAfter } from '../../../world/change.ts';
import type { ResourceType } from '../resources/resource-type.ts';
import type { StoredStackResource } from '../stored-stack.ts';
import { dependencies } from '../template/dependencies.ts';
import type { DeclaredResource } from '../template/declared.ts';
import { dynamicProperties } from './evaluate-properties.ts';
import type { Job } from './job.ts';
import { putTags, systemTags, takeTags } from './resource-tags.ts';
import type { Task } from './stored-work.ts';
import { why } from './why.ts';

const USUAL_SECONDS = 2;

/** Begins to make a resource, or to put another one in its place. */
export async function beginCreate(
  job: Job,
  task: Task,
  properties: ValueMap,
  reason?: string,
): Promise<void> {
  const { logicalId } = task;
  const declared = job.declaredResource(logicalId);
  const type = job.typeOf(declared.type);
  const verb = task.doing === 'replace' ? 'UPDATE' : 'CREATE';
  const row = newRow(job, declared, properties);
  job.tell(row, `${verb}_IN_PROGRESS`, reason);
  const { rest } = takeTags(type, properties);
  const tags = tagsFor(job, type, row);
  const physicalId = await type.create(rest, job.callFor(logicalId, withoutSystem(tags)));
  const begun = { ...row, physicalId };
  job.tell(begun, `${verb}_IN_PROGRESS`, 'Resource creation Initiated');
  putTags(job.context, begun, type, { tags });
  task.due = dueAfter(job.context.world, type.takes ?? USUAL_SECONDS);
  task.state = 'running';
}

/** What a resource's row holds of the template as it is now. */
export function newRow(
  { stack, declared: template, scope }: Job,
  declared: DeclaredResource,
  properties: ValueMap,
): StoredStackResource {
  const { logicalId, type, deletionPolicy, updateReplacePolicy } = declared;
  const after = dependencies(template.resources, scope.conditions).get(logicalId) ?? [];
  return {
    stackArn: stack.arn,
    logicalId,
    type,
    status: 'CREATE_IN_PROGRESS',
    updatedAt: stack.createdAt,
    properties,
    dynamic: dynamicProperties(declared),
    after,
    ...(deletionPolicy === undefined ? {} : { deletionPolicy }),
    ...(updateReplacePolicy === undefined ? {} : { updateReplacePolicy }),
  };
}

/** The tags of a resource: the stack's, its template's, CloudFormation's own. */
export function tagsFor({ stack, work }: Job, type: ResourceType, row: StoredStackResource): TagMap {
  const { tags } = takeTags(type, row.properties ?? {});
  return { ...work.tags, ...tags, ...systemTags(stack, row.logicalId) };
}

function withoutSystem(tags: TagMap): TagMap {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:')));
}

/** Looks whether what is being made is there. */
export async function settleMade(job: Job, task: Task): Promise<boolean> {
  const row = job.resource(task.logicalId);
  if (row?.physicalId === undefined || isEarly(job, task)) return false;
  const type = job.typeOf(row.type);
  const call = job.callFor(task.logicalId);
  if (type.isReady !== undefined && !(await type.isReady(row.physicalId, call))) return false;
  const attributes = (await type.read?.(row.physicalId, call)) ?? {};
  const verb = task.doing === 'create' ? 'CREATE' : 'UPDATE';
  job.tell({ ...row, attributes }, `${verb}_COMPLETE`);
  task.state = 'done';
  return true;
}

/** Whether less time has passed than AWS takes at least. */
export function isEarly({ context }: Job, { due }: Task): boolean {
  return due !== undefined && due > context.world.clock.now();
}

/** Writes down that a resource could not be made or changed. */
export function failMaking(job: Job, task: Task, error: unknown): void {
  const row = job.resource(task.logicalId);
  const declared = job.declaredResource(task.logicalId);
  const verb = task.doing === 'create' || task.doing === undefined ? 'CREATE' : 'UPDATE';
  const reason = why(job, error);
  task.state = 'failed';
  if (row === undefined) {
    const nothing = newRow(job, declared, {});
    job.tell(nothing, `${verb}_FAILED`, reason);
    return;
  }
  job.tell(row, `${verb}_FAILED`, reason);
}
