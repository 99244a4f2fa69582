import type {
  Change,
  ChangeSetSummary,
  DeleteChangeSetInput,
  DescribeChangeSetInput,
  DescribeChangeSetOutput,
  ExecuteChangeSetInput,
  ListChangeSetsInput,
  ListChangeSetsOutput,
} from '@aws-sdk/client-cloudformation';
import { page } from '../../../page.ts';
import { type CallContext, Fault } from '../../../service.ts';
import { tagList } from '../../../world/tags.ts';
import { tellStack } from '../engine/job.ts';
import type { PlannedChange } from '../engine/plan-update.ts';
import { scopeOf } from '../engine/stack-scope.ts';
import { startWork } from '../engine/start-work.ts';
import { makingTasks } from '../engine/tasks.ts';
import { changeSetsOf, changeSetState, findChangeSet, type StoredChangeSet } from '../stored-change-set.ts';
import { stack, type StoredStack } from '../stored-stack.ts';
import { invalid } from '../template/fault.ts';
import { knownTemplate } from '../template/known-template.ts';
import { createChangeSet } from './create-change-set.ts';
import { refuseUnmodelled } from './refuse-unmodelled.ts';
import { beginUpdate } from './update-stack.ts';

const PAGE_LIMIT = 100;

/** Change sets: what would be done, read before it is. */
export const changeSets = {
  CreateChangeSet: createChangeSet,

  DescribeChangeSet(input: DescribeChangeSetInput, context: CallContext): DescribeChangeSetOutput {
    const row = findChangeSet(context, input.ChangeSetName, input.StackName);
    const isReady = changeSetState(row, context.world.clock.now()).status !== 'CREATE_IN_PROGRESS';
    const { items, next } = page(isReady ? row.changes : [], {
      token: input.NextToken,
      max: undefined,
      context,
      id: ({ logicalId }) => logicalId,
      limit: PAGE_LIMIT,
      scope: row.arn,
    });
    return {
      ...summaryOf(row, context),
      Changes: items.map(changeView),
      Parameters: row.parameters.map(({ key, value, resolved, isSecret }) => ({
        ParameterKey: key,
        ParameterValue: isSecret ? '****' : value,
        ...(resolved === undefined ? {} : { ResolvedValue: resolved }),
      })),
      Capabilities: [...row.capabilities],
      Tags: tagList(row.tags),
      NotificationARNs: [],
      NextToken: next,
    };
  },

  ListChangeSets(input: ListChangeSetsInput, context: CallContext): ListChangeSetsOutput {
    const { arn } = stack(context, input.StackName);
    const own = [...changeSetsOf(context).values()].filter(({ stackArn }) => stackArn === arn);
    const { items, next } = page(own, {
      token: input.NextToken,
      max: undefined,
      context,
      id: (row) => row.arn,
      limit: PAGE_LIMIT,
      scope: arn,
    });
    return { Summaries: items.map((row) => summaryOf(row, context)), NextToken: next };
  },

  /** The others of the stack are of no use any more. */
  ExecuteChangeSet(input: ExecuteChangeSetInput, context: CallContext): object {
    refuseUnmodelled(input, ['RetainExceptOnCreate']);
    const row = findChangeSet(context, input.ChangeSetName, input.StackName);
    const { status, execution } = changeSetState(row, context.world.clock.now());
    if (execution !== 'AVAILABLE')
      throw new Fault(
        'InvalidChangeSetStatusException',
        `ChangeSet [${row.arn}] cannot be executed in its current status of [${status}]`,
        { status: 400 },
      );
    const owner = stack(context, row.stackArn);
    if (row.type === 'CREATE') beginCreation(row, owner, input, context);
    else beginChange(row, owner, input, context);
    for (const other of changeSetsOf(context).values())
      if (other.stackArn === row.stackArn) changeSetsOf(context).delete(other.arn);
    return {};
  },

  DeleteChangeSet(input: DeleteChangeSetInput, context: CallContext): object {
    const row = findChangeSet(context, input.ChangeSetName, input.StackName);
    changeSetsOf(context).delete(row.arn);
    return {};
  },
};

function beginCreation(
  row: StoredChangeSet,
  owner: StoredStack,
  { ClientRequestToken: token, DisableRollback }: ExecuteChangeSetInput,
  context: CallContext,
): void {
  const declared = knownTemplate(row.template);
  const { parameters, tags, capabilities } = row;
  const stopped = DisableRollback === true ? 'DO_NOTHING' : 'ROLLBACK';
  tellStack(context, owner, 'CREATE_IN_PROGRESS', {
    reason: 'User Initiated',
    ...(token === undefined ? {} : { token }),
    fields: {
      template: row.template,
      parameters,
      capabilities,
      changeSetArn: row.arn,
      onFailure: row.onFailure ?? stopped,
    },
  });
  const scope = scopeOf(context, owner, { declared, parameters });
  startWork(context, owner, { phase: 'create', tasks: makingTasks(declared, scope), tags, token });
}

function beginChange(
  { parameters, tags, capabilities, changes, template, arn }: StoredChangeSet,
  owner: StoredStack,
  { ClientRequestToken: token, DisableRollback }: ExecuteChangeSetInput,
  context: CallContext,
): void {
  if (DisableRollback === true)
    throw invalid('DisableRollback of an update is not supported by the embedded AWS.');
  const declared = knownTemplate(template);
  const scope = scopeOf(context, owner, { declared, parameters });
  const update = { declared, parameters, scope, tags, capabilities, changes };
  beginUpdate(owner, update, context, token, { changeSetArn: arn });
}

function summaryOf(row: StoredChangeSet, context: CallContext): ChangeSetSummary {
  const { status, execution, reason } = changeSetState(row, context.world.clock.now());
  return {
    ChangeSetId: row.arn,
    ChangeSetName: row.name,
    StackId: row.stackArn,
    StackName: row.stackName,
    Status: status,
    ExecutionStatus: execution,
    CreationTime: new Date(row.createdAt),
    IncludeNestedStacks: false,
    ...(reason === undefined ? {} : { StatusReason: reason }),
    ...(row.description === undefined ? {} : { Description: row.description }),
  };
}

function changeView(change: PlannedChange): Change {
  const { logicalId, physicalId, type, action, replacement, properties } = change;
  return {
    Type: 'Resource',
    ResourceChange: {
      Action: action,
      LogicalResourceId: logicalId,
      ResourceType: type,
      Scope: properties.length === 0 ? [] : ['Properties'],
      ...(physicalId === undefined ? {} : { PhysicalResourceId: physicalId }),
      ...(replacement === undefined ? {} : { Replacement: replacement }),
      Details: properties.map(({ name, isCertain, replaces }) => ({
        Target: {
          Attribute: 'Properties',
          Name: name,
          RequiresRecreation: replaces ? 'Always' : 'Never',
        },
        Evaluation: isCertain ? 'Static' : 'Dynamic',
        ChangeSource: isCertain ? 'DirectModification' : 'ResourceAttribute',
      })),
    },
  };
}
