import type { ValueMap } from '../../../../syntax/index.ts';
import { addTags, placeOf, type TagMap, tagsOf } from '../../../world/tags.ts';
import { dueAfter } from '../../../world/change.ts';
import type { StoredStackResource } from '../stored-stack.ts';
import { dependencies } from '../template/dependencies.ts';
import type { DeclaredResource } from '../template/declared.ts';
import { dynamicProperties } from './evaluate-properties.ts';
import type { Job } from './job.ts';
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
  const physicalId = await type.create(properties, job.callFor(logicalId));
  const begun = { ...row, physicalId };
  job.tell(begun, `${verb}_IN_PROGRESS`, 'Resource creation Initiated');
  tagLikeStack(job, begun);
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

/** Puts the stack's tags and CloudFormation's own on what it made, beside those that the template says. */
export function tagLikeStack(job: Job, row: StoredStackResource): void {
  const { context, stack } = job;
  const arn = job.typeOf(row.type).arn?.(row.physicalId ?? '', context);
  if (arn === undefined) return;
  const place = arn.startsWith('arn:aws:route53')
    ? { account: context.account, region: 'global' }
    : placeOf(arn);
  const own: TagMap = {
    'aws:cloudformation:stack-name': stack.name,
    'aws:cloudformation:stack-id': stack.arn,
    'aws:cloudformation:logical-id': row.logicalId,
  };
  const there = tagsOf(context.world, place, arn);
  addTags(context.world, place, arn, { ...job.work.tags, ...there, ...own });
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
