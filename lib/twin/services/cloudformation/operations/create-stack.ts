import type { CreateStackInput, CreateStackOutput } from '@aws-sdk/client-cloudformation';
import { type CallContext, Fault } from '../../../service.ts';
import { addTags, tagMap } from '../../../world/tags.ts';
import { tellStack } from '../engine/job.ts';
import { scopeOf } from '../engine/stack-scope.ts';
import { startWork } from '../engine/start-work.ts';
import { makingTasks } from '../engine/tasks.ts';
import { findStack, newStackArn, type OnFailure, type StoredStack } from '../stored-stack.ts';
import { parameterValues } from '../template/parameter-values.ts';
import { checkDeclared } from './check-declared.ts';
import { checkStackName } from './stack-name.ts';
import { refuseUnmodelled } from './refuse-unmodelled.ts';
import { templateOf } from './template-body.ts';
import { invalid } from '../template/fault.ts';

const UNMODELLED = [
  'RollbackConfiguration',
  'TimeoutInMinutes',
  'NotificationARNs',
  'ResourceTypes',
  'RoleARN',
  'StackPolicyURL',
];

/** Begins to make a stack from a template. */
export function createStack(input: CreateStackInput, context: CallContext): CreateStackOutput {
  refuseUnmodelled(input, UNMODELLED);
  const name = checkStackName(input.StackName);
  if (findStack(context, name) !== undefined)
    throw new Fault('AlreadyExistsException', `Stack [${name}] already exists`, { status: 400 });
  const declared = templateOf(input);
  const parameters = parameterValues(declared, input.Parameters, [], context);
  const arn = newStackArn(context.world, context, name);
  const scope = scopeOf(context, { arn, name }, { declared, parameters });
  checkDeclared(declared, scope, input.Capabilities);
  const row: StoredStack = {
    arn,
    name,
    status: 'CREATE_IN_PROGRESS',
    createdAt: context.world.clock.now(),
    terminationProtection: input.EnableTerminationProtection ?? false,
    parameters,
    outputs: [],
    template: declared.text,
    capabilities: input.Capabilities ?? [],
    onFailure: onFailureOf(input),
    ...(declared.description === undefined ? {} : { description: declared.description }),
    ...(input.StackPolicyBody === undefined ? {} : { policy: input.StackPolicyBody }),
  };
  const tags = tagMap(input.Tags);
  addTags(context.world, context, arn, tags);
  const token = input.ClientRequestToken;
  tellStack(context, row, 'CREATE_IN_PROGRESS', {
    reason: 'User Initiated',
    ...(token === undefined ? {} : { token }),
  });
  startWork(context, row, {
    phase: 'create',
    tasks: makingTasks(declared, scope),
    tags,
    token,
    retainExceptOnCreate: input.RetainExceptOnCreate,
  });
  return { StackId: arn };
}

function onFailureOf({ OnFailure, DisableRollback }: CreateStackInput): OnFailure {
  if (OnFailure !== undefined && DisableRollback !== undefined)
    throw invalid('You must specify either OnFailure or DisableRollback, but not both.');
  return OnFailure ?? (DisableRollback === true ? 'DO_NOTHING' : 'ROLLBACK');
}
