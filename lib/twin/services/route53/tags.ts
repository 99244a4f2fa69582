import type {
  ChangeTagsForResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsForResourcesRequest,
  ListTagsForResourcesResponse,
  ResourceTagSet,
  TagResourceType,
} from '@aws-sdk/client-route-53';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, removeTags, tagList, tagMap, tagsOf } from '../../world/tags.ts';
import { healthCheck } from './stored-health-check.ts';
import { home } from './home.ts';
import { zone } from './stored-zone.ts';

const MOST_RESOURCES = 10;

/** The tags of hosted zones and health checks. */
export const tags = {
  ListTagsForResource(input: ListTagsForResourceRequest, context: CallContext): ListTagsForResourceResponse {
    return { ResourceTagSet: tagSetOf(input.ResourceType, input.ResourceId, context) };
  },

  ListTagsForResources(
    input: ListTagsForResourcesRequest,
    context: CallContext,
  ): ListTagsForResourcesResponse {
    const ids = input.ResourceIds ?? [];
    if (ids.length < 1 || ids.length > MOST_RESOURCES)
      throw new Fault('InvalidInput', `Between 1 and ${MOST_RESOURCES} resource ids must be given.`);
    return { ResourceTagSets: ids.map((id) => tagSetOf(input.ResourceType, id, context)) };
  },

  ChangeTagsForResource(input: ChangeTagsForResourceRequest, context: CallContext): object {
    const { ResourceType: type, ResourceId: id, AddTags = [], RemoveTagKeys = [] } = input;
    const found = resource(type, id, context);
    if (AddTags.length === 0 && RemoveTagKeys.length === 0)
      throw new Fault('InvalidInput', 'At least one tag must be added or removed.');
    removeTags(context.world, home(context), found.arn, RemoveTagKeys);
    addTags(context.world, home(context), found.arn, tagMap(AddTags));
    return {};
  },
};

/** Neither account nor Region: Route 53 ids are unique everywhere. */
export function route53Arn(type: TagResourceType, id: string): string {
  return `arn:aws:route53:::${type}/${id}`;
}

function tagSetOf(
  type: TagResourceType | undefined,
  id: string | undefined,
  context: CallContext,
): ResourceTagSet {
  const found = resource(type, id, context);
  return {
    ResourceType: found.type,
    ResourceId: found.id,
    Tags: tagList(tagsOf(context.world, home(context), found.arn)),
  };
}

function resource(type: TagResourceType | undefined, id: string | undefined, context: CallContext) {
  if (type !== 'hostedzone' && type !== 'healthcheck')
    throw new Fault('InvalidInput', `The resource type '${type ?? ''}' is not valid.`);
  const found = type === 'hostedzone' ? zone(context, id).id : healthCheck(context, id).id;
  return { type, id: found, arn: route53Arn(type, found) };
}
