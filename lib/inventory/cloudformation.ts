import type { Stack as SdkStack, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { Collector } from './collector.ts';
import type { Stack, StackResource } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, need, present, tagsOf } from './present.ts';
import { itemsOf, listing } from './source.ts';

/** AWS CloudFormation: the stacks that exist (DescribeStacks leaves deleted ones out) and what belongs to each. */
export const cloudformation: Collector = {
  service: 'cloudformation',
  kinds: ['cloudformation.stack', 'cloudformation.resource'],
  collect: async (scope) => {
    const stacks = await scope.read(STACKS, stack);
    if (scope.wants('cloudformation.stack')) scope.keep('cloudformation.stack', stacks.items, [stacks]);
    if (!scope.wants('cloudformation.resource')) return;
    const resources = await Promise.all(
      stacks.items.map((owner) =>
        scope.read(RESOURCES, (raw, seen) => stackResource(raw, owner, seen), {
          input: { StackName: owner.arn },
        }),
      ),
    );
    scope.keep('cloudformation.resource', itemsOf(resources), [stacks, ...resources]);
  },
};

const PAGING = { tokens: { NextToken: 'NextToken' } } as const;
const STACKS = listing<SdkStack>('cloudformation', 'DescribeStacks', 'Stacks', PAGING);
const RESOURCES = listing<StackResourceSummary>(
  'cloudformation',
  'ListStackResources',
  'StackResourceSummaries',
  PAGING,
);

/** A stack, nested ones included. */
export function stack(raw: SdkStack, seen: Sighting): Stack {
  const name = need(raw.StackName, 'StackName');
  return {
    ...base(seen, need(raw.StackId, 'StackId'), name, tagsOf(raw.Tags)),
    name,
    status: need(raw.StackStatus, 'StackStatus'),
    ...present({ parentId: raw.ParentId, rootId: raw.RootId }),
  };
}

/** What belongs to a stack. AWS has no ARN for the membership; ours is the stack's with the logical id behind it. */
export function stackResource(raw: StackResourceSummary, owner: Stack, seen: Sighting): StackResource {
  const logicalId = need(raw.LogicalResourceId, 'LogicalResourceId');
  return {
    ...base(seen, `${owner.arn}/${logicalId}`, logicalId, {}),
    stackName: owner.name,
    stackArn: owner.arn,
    logicalId,
    type: need(raw.ResourceType, 'ResourceType'),
    status: need(raw.ResourceStatus, 'ResourceStatus'),
    ...present({ physicalId: raw.PhysicalResourceId || undefined }),
  };
}
