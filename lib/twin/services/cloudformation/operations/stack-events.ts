import type {
  DescribeStackEventsInput,
  DescribeStackEventsOutput,
  ResourceStatus,
} from '@aws-sdk/client-cloudformation';
import { page } from '../../../page.ts';
import type { CallContext } from '../../../service.ts';
import { stack } from '../stored-stack.ts';

const PAGE_LIMIT = 100;
const LATEST = 999_999_999;

/** What happened to stacks. */
export const stackEvents = {
  /** The newest first. */
  DescribeStackEvents(input: DescribeStackEventsInput, context: CallContext): DescribeStackEventsOutput {
    const { arn, name } = stack(context, input.StackName);
    const { world, account, region } = context;
    const own = [...world.table('cloudformation.event', account, region).values()].filter(
      ({ stackArn }) => stackArn === arn,
    );
    const { items, next } = page(own, {
      token: input.NextToken,
      max: undefined,
      context,
      id: ({ number }) => String(LATEST - number).padStart(9, '0'),
      limit: PAGE_LIMIT,
      scope: arn,
    });
    return {
      StackEvents: items.map((event) => ({
        StackId: arn,
        StackName: name,
        EventId: event.id,
        LogicalResourceId: event.logicalId,
        PhysicalResourceId: event.physicalId,
        ResourceType: event.type,
        Timestamp: new Date(event.at),
        ResourceStatus: event.status as ResourceStatus,
        ...(event.reason === undefined ? {} : { ResourceStatusReason: event.reason }),
        ...(event.token === undefined ? {} : { ClientRequestToken: event.token }),
      })),
      NextToken: next,
    };
  },
};
