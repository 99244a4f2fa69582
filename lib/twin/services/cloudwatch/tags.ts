import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-cloudwatch';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, removeTags, tagList, tagMap, tagsOf } from '../../world/tags.ts';
import { alarmsOf } from './stored-alarm.ts';

/** The tags of alarms. */
export const tags = {
  TagResource(input: TagResourceInput, context: CallContext): object {
    addTags(context.world, context, known(input.ResourceARN, context), tagMap(input.Tags));
    return {};
  },

  UntagResource(input: UntagResourceInput, context: CallContext): object {
    removeTags(context.world, context, known(input.ResourceARN, context), input.TagKeys ?? []);
    return {};
  },

  ListTagsForResource(input: ListTagsForResourceInput, context: CallContext): ListTagsForResourceOutput {
    return { Tags: tagList(tagsOf(context.world, context, known(input.ResourceARN, context))) };
  },
};

function known(arn: string | undefined, context: CallContext): string {
  const row = [...alarmsOf(context.world, context).values()].find((alarm) => alarm.arn === arn);
  if (row !== undefined) return row.arn;
  throw new Fault('ResourceNotFoundException', `The resource '${arn ?? ''}' does not exist.`, {
    fields: { ResourceType: 'Alarm', ResourceId: arn ?? '' },
  });
}
