import type {
  AddTagsInput,
  DescribeTagsInput,
  DescribeTagsOutput,
  RemoveTagsInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, removeTags, tagList, tagMap, tagsOf } from '../../world/tags.ts';
import { listenersOf, loadBalancer } from './stored-load-balancer.ts';
import { targetGroup } from './stored-target-group.ts';

const MOST_RESOURCES = 20;

/** The tags of load balancers, target groups and listeners. */
export const tags = {
  DescribeTags(input: DescribeTagsInput, context: CallContext): DescribeTagsOutput {
    const arns = input.ResourceArns ?? [];
    if (arns.length > MOST_RESOURCES)
      throw new Fault('ValidationError', `Cannot have more than ${MOST_RESOURCES} resources described`);
    for (const arn of arns) refuseMissing(arn, context);
    return {
      TagDescriptions: arns.map((arn) => ({
        ResourceArn: arn,
        Tags: tagList(tagsOf(context.world, context, arn)),
      })),
    };
  },

  AddTags(input: AddTagsInput, context: CallContext): object {
    const arns = input.ResourceArns ?? [];
    for (const arn of arns) refuseMissing(arn, context);
    for (const arn of arns) addTags(context.world, context, arn, tagMap(input.Tags));
    return {};
  },

  RemoveTags(input: RemoveTagsInput, context: CallContext): object {
    const arns = input.ResourceArns ?? [];
    for (const arn of arns) refuseMissing(arn, context);
    for (const arn of arns) removeTags(context.world, context, arn, input.TagKeys ?? []);
    return {};
  },
};

function refuseMissing(arn: string, context: CallContext): void {
  if (arn.includes(':targetgroup/')) targetGroup(context, arn);
  else if (arn.includes(':loadbalancer/')) loadBalancer(context, arn);
  else if (!arn.includes(':listener/')) throw new Fault('ValidationError', `'${arn}' is not a valid ARN`);
  else if (!listenersOf(context.world, context).has(arn))
    throw new Fault('ListenerNotFound', 'One or more listeners not found');
}
