import type {
  DescribeStackResourceInput,
  DescribeStackResourceOutput,
  DescribeStackResourcesInput,
  DescribeStackResourcesOutput,
  ListStackResourcesInput,
  ListStackResourcesOutput,
} from '@aws-sdk/client-cloudformation';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { stack, stackResourcesOf, type StoredStackResource } from './stored-stack.ts';

const PAGE_LIMIT = 100;

/** Looking at what stacks hold. */
export const stackResources = {
  ListStackResources(input: ListStackResourcesInput, context: CallContext): ListStackResourcesOutput {
    const { arn } = stack(context, input.StackName ?? '');
    const { items, next } = page(
      stackResourcesOf(context).filter(({ stackArn }) => stackArn === arn),
      {
        token: input.NextToken,
        max: undefined,
        context,
        id: (row) => row.logicalId,
        limit: PAGE_LIMIT,
        scope: arn,
      },
    );
    return {
      StackResourceSummaries: items.map((row) => ({
        ...common(row),
        LastUpdatedTimestamp: new Date(row.updatedAt),
      })),
      NextToken: next,
    };
  },

  DescribeStackResource(
    input: DescribeStackResourceInput,
    context: CallContext,
  ): DescribeStackResourceOutput {
    const owner = stack(context, input.StackName ?? '');
    const row = stackResourcesOf(context).find(
      (each) => each.stackArn === owner.arn && each.logicalId === input.LogicalResourceId,
    );
    if (row === undefined)
      throw new Fault(
        'ValidationError',
        `Resource ${input.LogicalResourceId ?? ''} does not exist for stack ${owner.name}`,
      );
    return {
      StackResourceDetail: {
        ...common(row),
        StackId: owner.arn,
        StackName: owner.name,
        LastUpdatedTimestamp: new Date(row.updatedAt),
      },
    };
  },

  /** Gives the first hundred and no token: longer stacks are read with ListStackResources. */
  DescribeStackResources(
    input: DescribeStackResourcesInput,
    context: CallContext,
  ): DescribeStackResourcesOutput {
    const owner = stack(context, input.StackName ?? ownerOf(input.PhysicalResourceId, context));
    const rows = stackResourcesOf(context)
      .filter(({ stackArn }) => stackArn === owner.arn)
      .filter(({ logicalId }) => logicalId === (input.LogicalResourceId ?? logicalId))
      .slice(0, PAGE_LIMIT);
    return {
      StackResources: rows.map((row) => ({
        ...common(row),
        StackId: owner.arn,
        StackName: owner.name,
        Timestamp: new Date(row.updatedAt),
      })),
    };
  },
};

function ownerOf(physicalId: string | undefined, context: CallContext): string {
  if (physicalId === undefined)
    throw new Fault('ValidationError', 'Either a stack name or a physical resource id must be specified');
  const row = stackResourcesOf(context).find((each) => each.physicalId === physicalId);
  if (row === undefined) throw new Fault('ValidationError', `Stack for ${physicalId} does not exist`);
  return row.stackArn;
}

function common(row: StoredStackResource) {
  return {
    LogicalResourceId: row.logicalId,
    ResourceType: row.type,
    ResourceStatus: row.status,
    DriftInformation: {
      StackResourceDriftStatus: row.drift?.status ?? ('NOT_CHECKED' as const),
      ...(row.drift === undefined ? {} : { LastCheckTimestamp: new Date(row.drift.checkedAt) }),
    },
    ...(row.physicalId === undefined ? {} : { PhysicalResourceId: row.physicalId }),
    ...(row.statusReason === undefined ? {} : { ResourceStatusReason: row.statusReason }),
  };
}
