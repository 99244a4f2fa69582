import type {
  Capability,
  Parameter,
  UpdateStackInput,
  UpdateStackOutput,
} from '@aws-sdk/client-cloudformation';
import type { CallContext } from '../../../service.ts';
import { removeTags, addTags, type TagMap, tagMap, tagsOf } from '../../../world/tags.ts';
import { isSame } from '../engine/change-of.ts';
import { tellStack } from '../engine/job.ts';
import { type PlannedChange, planUpdate } from '../engine/plan-update.ts';
import { scopeOf } from '../engine/stack-scope.ts';
import { startWork } from '../engine/start-work.ts';
import { makingTasks } from '../engine/tasks.ts';
import { stack, type StoredStack, stackResourcesOf } from '../stored-stack.ts';
import type { Declared } from '../template/declared.ts';
import { invalid } from '../template/fault.ts';
import { type ParameterValue, parameterValues } from '../template/parameter-values.ts';
import type { Scope } from '../template/scope.ts';
import { checkDeclared } from './check-declared.ts';
import { refuseByPolicy } from './stack-policy.ts';
import { refuseUnmodelled } from './refuse-unmodelled.ts';
import { templateOf } from './template-body.ts';

const UNMODELLED = [
  'RollbackConfiguration',
  'NotificationARNs',
  'ResourceTypes',
  'RoleARN',
  'StackPolicyURL',
  'StackPolicyDuringUpdateBody',
  'StackPolicyDuringUpdateURL',
  'DisableRollback',
];
const UPDATABLE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'];

/** What a stack is to become. */
export interface Update {
  readonly declared: Declared;
  readonly parameters: readonly ParameterValue[];
  readonly scope: Scope;
  readonly tags: TagMap;
  readonly capabilities: readonly Capability[];
  readonly changes: readonly PlannedChange[];
}

/** Begins to change a stack. */
export function updateStack(input: UpdateStackInput, context: CallContext): UpdateStackOutput {
  refuseUnmodelled(input, UNMODELLED);
  const row = stack(context, input.StackName);
  const update = plannedUpdate(row, input, context);
  if (isNothing(row, update, context)) throw invalid('No updates are to be performed.');
  beginUpdate(row, update, context, input.ClientRequestToken);
  return { StackId: row.arn };
}

/** Works out what an update would do. Refuses what cannot be updated. */
export function plannedUpdate(
  row: StoredStack,
  input: UpdateStackInput & { readonly Parameters?: Parameter[] | undefined },
  context: CallContext,
): Update {
  if (!UPDATABLE.includes(row.status))
    throw invalid(`Stack:${row.arn} is in ${row.status} state and can not be updated.`);
  const declared = templateOf(input, row.template);
  const parameters = parameterValues(declared, input.Parameters, row.parameters, context);
  const scope = scopeOf(context, row, { declared, parameters });
  const capabilities = input.Capabilities ?? row.capabilities ?? [];
  checkDeclared(declared, scope, capabilities);
  const before = ownTags(tagsOf(context.world, context, row.arn));
  const tags = input.Tags === undefined ? before : tagMap(input.Tags);
  const rows = stackResourcesOf(context).filter(({ stackArn }) => stackArn === row.arn);
  return { declared, parameters, scope, tags, capabilities, changes: planUpdate(declared, scope, rows) };
}

function ownTags(tags: TagMap): TagMap {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:')));
}

/** Whether an update would leave everything as it is: outputs and tags count, comments and spaces do not. */
export function isNothing(row: StoredStack, update: Update, context: CallContext): boolean {
  const before = ownTags(tagsOf(context.world, context, row.arn));
  const outputs = (declared: Declared) => JSON.stringify(declared.outputs);
  const was = row.template === undefined ? undefined : outputs(templateOf({ TemplateBody: row.template }));
  return update.changes.length === 0 && isSame(before, update.tags) && was === outputs(update.declared);
}

/** From now on a stack becomes what an update says. */
export function beginUpdate(
  row: StoredStack,
  { declared, parameters, scope, tags, capabilities, changes }: Update,
  context: CallContext,
  token: string | undefined,
  fields: Partial<StoredStack> = {},
): void {
  refuseByPolicy(row, changes);
  const resources = stackResourcesOf(context).filter(({ stackArn }) => stackArn === row.arn);
  const before = { stack: row, resources, tags: ownTags(tagsOf(context.world, context, row.arn)) };
  removeTags(context.world, context, row.arn, Object.keys(before.tags));
  addTags(context.world, context, row.arn, tags);
  const { description: _before, ...rest } = row;
  tellStack(context, rest, 'UPDATE_IN_PROGRESS', {
    reason: 'User Initiated',
    ...(token === undefined ? {} : { token }),
    fields: {
      template: declared.text,
      parameters,
      capabilities,
      updatedAt: context.world.clock.now(),
      ...(declared.description === undefined ? {} : { description: declared.description }),
      ...fields,
    },
  });
  startWork(context, row, { phase: 'update', tasks: makingTasks(declared, scope), tags, before, token });
}
