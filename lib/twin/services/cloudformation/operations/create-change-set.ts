import type { CreateChangeSetInput, CreateChangeSetOutput } from '@aws-sdk/client-cloudformation';
import { type CallContext, Fault } from '../../../service.ts';
import { dueAfter } from '../../../world/change.ts';
import { uuidOf } from '../../../world/identifier.ts';
import { nextOf } from '../../../world/serial.ts';
import { addTags, tagMap } from '../../../world/tags.ts';
import { tellStack } from '../engine/job.ts';
import { preflight } from '../engine/preflight.ts';
import { changeSetsOf, type StoredChangeSet } from '../stored-change-set.ts';
import { findStack, newStackArn, stack, type StoredStack } from '../stored-stack.ts';
import { invalid } from '../template/fault.ts';
import { parameterValues } from '../template/parameter-values.ts';
import { checkDeclared } from './check-declared.ts';
import { planUpdate } from '../engine/plan-update.ts';
import { refuseUnmodelled } from './refuse-unmodelled.ts';
import { scopeOf } from '../engine/stack-scope.ts';
import { checkStackName } from './stack-name.ts';
import { templateOf } from './template-body.ts';
import { isNothing, plannedUpdate, type Update } from './update-stack.ts';

const UNMODELLED = [
  'RollbackConfiguration',
  'NotificationARNs',
  'ResourceTypes',
  'RoleARN',
  'ResourcesToImport',
  'ImportExistingResources',
  'IncludeNestedStacks',
  'DeploymentMode',
];
const WORKING_SECONDS = 5;
const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Works out what a template would do to a stack, or to one that is not there yet, without doing it. */
export function createChangeSet(input: CreateChangeSetInput, context: CallContext): CreateChangeSetOutput {
  refuseUnmodelled(input, UNMODELLED);
  const name = checkChangeSetName(input.ChangeSetName);
  const isCreate = input.ChangeSetType === 'CREATE';
  if (input.ChangeSetType === 'IMPORT')
    throw invalid('ChangeSetType IMPORT is not supported by the embedded AWS.');
  const known = findStack(context, input.StackName);
  const owner = isCreate ? newOwner(input, known, context) : stack(context, input.StackName);
  const update = isCreate ? plannedCreation(owner, input, context) : plannedUpdate(owner, input, context);
  if (isCreate && known === undefined) review(owner, update, input, context);
  if ([...changeSetsOf(context).values()].some((each) => each.name === name && each.stackArn === owner.arn))
    throw new Fault('AlreadyExistsException', `ChangeSet ${name} already exists`, { status: 400 });
  const problem =
    preflight(update.declared, update.scope, context) ??
    (!isCreate && isNothing(owner, update, context) ? NO_CHANGES : undefined);
  const row = changeSet(name, owner, update, input, problem, context);
  changeSetsOf(context).set(row.arn, row);
  return { Id: row.arn, StackId: owner.arn };
}

function checkChangeSetName(name: string | undefined): string {
  if (name !== undefined && /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) return name;
  throw invalid(
    `1 validation error detected: Value '${name ?? ''}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
  );
}

/** A stack that has nothing but change sets is reviewed; only such a one, or none, can be created. */
function newOwner(
  input: CreateChangeSetInput,
  known: StoredStack | undefined,
  context: CallContext,
): StoredStack {
  if (known !== undefined && known.status === 'REVIEW_IN_PROGRESS') return known;
  if (known !== undefined)
    throw invalid(
      `Stack [${known.name}] already exists and cannot be created again with the changeSet [${input.ChangeSetName}].`,
    );
  const name = checkStackName(input.StackName);
  return {
    arn: newStackArn(context.world, context, name),
    name,
    status: 'REVIEW_IN_PROGRESS',
    createdAt: context.world.clock.now(),
    terminationProtection: false,
    parameters: [],
    outputs: [],
  };
}

function plannedCreation(owner: StoredStack, input: CreateChangeSetInput, context: CallContext): Update {
  const declared = templateOf(input);
  const parameters = parameterValues(declared, input.Parameters, [], context);
  const scope = scopeOf(context, owner, { declared, parameters });
  const capabilities = input.Capabilities ?? [];
  checkDeclared(declared, scope, capabilities);
  const changes = planUpdate(declared, scope, []);
  return { declared, parameters, scope, tags: tagMap(input.Tags), capabilities, changes };
}

function review(
  owner: StoredStack,
  { declared, tags }: Update,
  { ClientToken: token }: CreateChangeSetInput,
  context: CallContext,
): void {
  addTags(context.world, context, owner.arn, tags);
  const { description } = declared;
  tellStack(context, owner, 'REVIEW_IN_PROGRESS', {
    reason: 'User Initiated',
    ...(token === undefined ? {} : { token }),
    fields: description === undefined ? {} : { description },
  });
}

function changeSet(
  name: string,
  owner: StoredStack,
  update: Update,
  input: CreateChangeSetInput,
  problem: string | undefined,
  context: CallContext,
): StoredChangeSet {
  const { world, account, region } = context;
  const id = uuidOf(nextOf(world, context, `change set ${name}`));
  return {
    arn: `arn:aws:cloudformation:${region}:${account}:changeSet/${name}/${id}`,
    name,
    stackArn: owner.arn,
    stackName: owner.name,
    type: input.ChangeSetType ?? 'UPDATE',
    status: problem === undefined ? 'CREATE_COMPLETE' : 'FAILED',
    execution: problem === undefined ? 'AVAILABLE' : 'UNAVAILABLE',
    createdAt: world.clock.now(),
    readyAt: dueAfter(world, WORKING_SECONDS),
    template: update.declared.text,
    parameters: update.parameters,
    tags: update.tags,
    capabilities: update.capabilities,
    changes: problem === undefined ? update.changes : [],
    ...(problem === undefined ? {} : { reason: problem }),
    ...(input.Description === undefined ? {} : { description: input.Description }),
    ...(input.OnStackFailure === undefined ? {} : { onFailure: input.OnStackFailure }),
  };
}
