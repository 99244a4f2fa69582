import type {
  DescribeStacksInput,
  DescribeStacksOutput,
  ListStacksInput,
  ListStacksOutput,
  Stack,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import { page } from '../../page.ts';
import type { CallContext } from '../../service.ts';
import { tagList, tagsOf } from '../../world/tags.ts';
import { stack, stacksOf, type StoredStack } from './stored-stack.ts';

/** CloudFormation takes no page size. */
const PAGE_LIMIT = 100;

/** Looking at stacks. */
export const stacks = {
  DescribeStacks(input: DescribeStacksInput, context: CallContext): DescribeStacksOutput {
    if (input.StackName !== undefined && input.StackName !== '')
      return { Stacks: [stackOf(stack(context, input.StackName), context)] };
    const { items, next } = page(
      stacksOf(context).filter(({ deletedAt }) => deletedAt === undefined),
      { token: input.NextToken, max: undefined, context, id: (row) => row.arn, limit: PAGE_LIMIT },
    );
    return { Stacks: items.map((row) => stackOf(row, context)), NextToken: next };
  },

  ListStacks(input: ListStacksInput, context: CallContext): ListStacksOutput {
    const wanted = input.StackStatusFilter ?? [];
    const { items, next } = page(
      stacksOf(context).filter(({ status }) => wanted.length === 0 || wanted.includes(status)),
      {
        token: input.NextToken,
        max: undefined,
        context,
        id: (row) => row.arn,
        limit: PAGE_LIMIT,
        scope: wanted.join(),
      },
    );
    return { StackSummaries: items.map(summaryOf), NextToken: next };
  },
};

function stackOf(row: StoredStack, context: CallContext): Stack {
  return {
    ...common(row),
    Parameters: row.parameters.map(({ key, value, resolved, isSecret }) => ({
      ParameterKey: key,
      ParameterValue: isSecret ? '****' : value,
      ...(resolved === undefined ? {} : { ResolvedValue: resolved }),
    })),
    Outputs: row.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      ...(description === undefined ? {} : { Description: description }),
      ...(exportName === undefined ? {} : { ExportName: exportName }),
    })),
    Tags: tagList(tagsOf(context.world, context, row.arn)),
    Capabilities: [...(row.capabilities ?? [])],
    NotificationARNs: [],
    DisableRollback: row.onFailure === 'DO_NOTHING',
    ...(row.changeSetArn === undefined ? {} : { ChangeSetId: row.changeSetArn }),
    EnableTerminationProtection: row.terminationProtection,
    ...(row.description === undefined ? {} : { Description: row.description }),
  };
}

function summaryOf(row: StoredStack): StackSummary {
  return {
    ...common(row),
    ...(row.description === undefined ? {} : { TemplateDescription: row.description }),
  };
}

function common(row: StoredStack) {
  return {
    StackId: row.arn,
    StackName: row.name,
    StackStatus: row.status,
    CreationTime: new Date(row.createdAt),
    DriftInformation: {
      StackDriftStatus: row.drift?.status ?? ('NOT_CHECKED' as const),
      ...(row.drift === undefined ? {} : { LastCheckTimestamp: new Date(row.drift.checkedAt) }),
    },
    ...(row.statusReason === undefined ? {} : { StackStatusReason: row.statusReason }),
    ...(row.updatedAt === undefined ? {} : { LastUpdatedTime: new Date(row.updatedAt) }),
    ...(row.deletedAt === undefined ? {} : { DeletionTime: new Date(row.deletedAt) }),
    ...(row.parentArn === undefined ? {} : { ParentId: row.parentArn }),
    ...(row.rootArn === undefined ? {} : { RootId: row.rootArn }),
  };
}
