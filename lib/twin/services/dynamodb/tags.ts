import type {
  ListTagsOfResourceInput,
  ListTagsOfResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../service.ts';
import { addTags, removeTags, tagList, tagMap, tagsOf } from '../../world/tags.ts';
import { findTable } from './stored-table.ts';

/** The tags of tables. */
export const tags = {
  TagResource(input: TagResourceInput, context: CallContext): object {
    addTags(context.world, context, findTable(context, input.ResourceArn).arn, tagMap(input.Tags));
    return {};
  },

  UntagResource(input: UntagResourceInput, context: CallContext): object {
    removeTags(context.world, context, findTable(context, input.ResourceArn).arn, input.TagKeys ?? []);
    return {};
  },

  ListTagsOfResource(input: ListTagsOfResourceInput, context: CallContext): ListTagsOfResourceOutput {
    return { Tags: tagList(tagsOf(context.world, context, findTable(context, input.ResourceArn).arn)) };
  },
};
