import type { DeleteStackInput } from '@aws-sdk/client-cloudformation';
import type { CallContext } from '../../../service.ts';
import { tellStack } from '../engine/job.ts';
import { startWork } from '../engine/start-work.ts';
import { removingTasks } from '../engine/tasks.ts';
import { importersOf } from '../exports.ts';
import { findStack, type StoredStack, stackResourcesOf } from '../stored-stack.ts';
import { invalid } from '../template/fault.ts';
import { refuseUnmodelled } from './refuse-unmodelled.ts';

/** Begins to delete a stack. One that is not there is no error, and neither is one that is going already. */
export function deleteStack(input: DeleteStackInput, context: CallContext): object {
  refuseUnmodelled(input, ['RoleARN']);
  if (input.DeletionMode === 'FORCE_DELETE_STACK')
    throw invalid('DeletionMode FORCE_DELETE_STACK is not supported by the embedded AWS.');
  const row = findStack(context, input.StackName);
  if (row === undefined || row.deletedAt !== undefined || row.status === 'DELETE_IN_PROGRESS') return {};
  if (row.terminationProtection)
    throw invalid(`Stack [${row.name}] cannot be deleted while TerminationProtection is enabled`);
  if (
    input.RetainResources !== undefined &&
    input.RetainResources.length > 0 &&
    row.status !== 'DELETE_FAILED'
  )
    throw invalid(
      `Invalid operation on stack [${row.arn}]. RetainResources can only be specified for stacks in DELETE_FAILED state`,
    );
  if (row.template === undefined && row.status !== 'REVIEW_IN_PROGRESS')
    throw invalid(`Stack [${row.name}] was put into this world without a template and cannot be deleted.`);
  const token = input.ClientRequestToken;
  const options = token === undefined ? {} : { token };
  const deleting = tellStack(context, row, 'DELETE_IN_PROGRESS', { reason: 'User Initiated', ...options });
  const used = usedExport(deleting, context);
  if (used !== undefined) {
    tellStack(context, deleting, 'DELETE_FAILED', { reason: used, ...options });
    return {};
  }
  begin(deleting, input, context);
  return {};
}

function usedExport({ outputs }: StoredStack, context: CallContext): string | undefined {
  for (const { exportName } of outputs) {
    if (exportName === undefined) continue;
    const [importer] = importersOf(exportName, context);
    if (importer !== undefined)
      return `Export ${exportName} cannot be deleted as it is in use by ${importer.name}`;
  }
  return undefined;
}

function begin(row: StoredStack, input: DeleteStackInput, context: CallContext): void {
  const { world, account, region } = context;
  const retained = new Set(input.RetainResources ?? []);
  const own = stackResourcesOf(context).filter(({ stackArn }) => stackArn === row.arn);
  for (const each of own.filter(({ logicalId }) => retained.has(logicalId)))
    world
      .table('cloudformation.resource', account, region)
      .set(`${row.arn} ${each.logicalId}`, { ...each, status: 'DELETE_SKIPPED' });
  const going = own.filter(({ logicalId }) => !retained.has(logicalId));
  startWork(context, row, {
    phase: 'delete',
    tasks: removingTasks(going),
    tags: {},
    token: input.ClientRequestToken,
  });
}
