import type {
  AddTagsToResourceCommandInput,
  AddTagsToResourceCommandOutput,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  RemoveTagsFromResourceCommandInput,
  RemoveTagsFromResourceCommandOutput,
} from '@aws-sdk/client-elasticache';
import { parseArn } from '../../../base/arn.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { addTags, removeTags, tagList, tagMap, tagsOf } from '../../world/tags.ts';
import { findGroup, findNode, nodesOf } from './stored-cache.ts';

/** Tags of groups and nodes, by ARN. What is done to a group is done to its nodes too. */
export const tagOperations = {
  AddTagsToResource: addTagsToResource,
  RemoveTagsFromResource: removeTagsFromResource,
  ListTagsForResource: listTagsForResource,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function addTagsToResource(
  input: AddTagsToResourceCommandInput,
  context: CallContext,
): Answer<AddTagsToResourceCommandOutput> {
  const arns = meant(input.ResourceName, context);
  for (const arn of arns) addTags(context.world, context, arn, tagMap(input.Tags));
  return { TagList: tagList(tagsOf(context.world, context, arns[0] ?? '')) };
}

function removeTagsFromResource(
  input: RemoveTagsFromResourceCommandInput,
  context: CallContext,
): Answer<RemoveTagsFromResourceCommandOutput> {
  const arns = meant(input.ResourceName, context);
  for (const arn of arns) removeTags(context.world, context, arn, input.TagKeys ?? []);
  return { TagList: tagList(tagsOf(context.world, context, arns[0] ?? '')) };
}

function listTagsForResource(
  input: ListTagsForResourceCommandInput,
  context: CallContext,
): Answer<ListTagsForResourceCommandOutput> {
  const [arn = ''] = meant(input.ResourceName, context);
  return { TagList: tagList(tagsOf(context.world, context, arn)) };
}

/** The ARN, once it is clear that it names something here, and for a group those of its nodes. */
function meant(arn: string | undefined, context: CallContext): string[] {
  const { service, account, region, resource } = parseArn(arn ?? '') ?? {};
  const [kind, id] = resource?.split(':') ?? [];
  if (
    service !== 'elasticache' ||
    account !== context.account ||
    region !== context.region ||
    id === undefined
  )
    throw new Fault('InvalidARNFault', `The ARN ${arn} is not one of ElastiCache here.`);
  if (kind === 'cluster') return [findNode(id, context).arn];
  const group = findGroup(id, context);
  return [group.arn, ...nodesOf(context.world, context, group.id).map((node) => node.arn)];
}
