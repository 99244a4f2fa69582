import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
} from '@aws-sdk/client-ssm';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, removeTags, tagList, tagMap, tagsOf } from '../../world/tags.ts';
import { parameterArn, parametersOf } from './stored-parameter.ts';

/** The tags of parameters. */
export const tags = {
  AddTagsToResource(input: AddTagsToResourceRequest, context: CallContext): object {
    addTags(context.world, context, arnOf(input, context), tagMap(input.Tags));
    return {};
  },

  RemoveTagsFromResource(input: RemoveTagsFromResourceRequest, context: CallContext): object {
    removeTags(context.world, context, arnOf(input, context), input.TagKeys ?? []);
    return {};
  },

  ListTagsForResource(input: ListTagsForResourceRequest, context: CallContext): ListTagsForResourceResult {
    return { TagList: tagList(tagsOf(context.world, context, arnOf(input, context))) };
  },
};

function arnOf(
  { ResourceType, ResourceId = '' }: { ResourceType: string | undefined; ResourceId: string | undefined },
  context: CallContext,
): string {
  if (ResourceType !== 'Parameter')
    throw new Fault(
      'InvalidResourceType',
      `The twin models tags of parameters alone, not of ${ResourceType}.`,
    );
  if (parametersOf(context).has(ResourceId)) return parameterArn(context, ResourceId);
  throw new Fault('InvalidResourceId', `The resource ID ${ResourceId} is not valid.`);
}
