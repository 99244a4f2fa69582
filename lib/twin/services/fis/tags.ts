import { type CallContext, Fault } from '../../service.ts';
import { addTags, removeTags, type TagMap, tagsOf } from '../../world/tags.ts';
import { experimentsOf } from './stored-experiment.ts';
import { templatesOf } from './stored-template.ts';

/** The tags of templates and experiments. */
export const tags = {
  TagResource(input: { readonly resourceArn: string; readonly tags: TagMap }, context: CallContext) {
    addTags(context.world, context, known(input.resourceArn, context), input.tags);
    return {};
  },

  /** Without keys, all tags are taken off. */
  UntagResource(
    input: { readonly resourceArn: string; readonly tagKeys?: readonly string[] },
    context: CallContext,
  ) {
    const arn = known(input.resourceArn, context);
    const keys = input.tagKeys ?? Object.keys(tagsOf(context.world, context, arn));
    removeTags(context.world, context, arn, keys);
    return {};
  },

  ListTagsForResource({ resourceArn }: { readonly resourceArn: string }, context: CallContext) {
    return { tags: tagsOf(context.world, context, known(resourceArn, context)) };
  },
};

function known(arn: string, context: CallContext): string {
  const rows = [...templatesOf(context).values(), ...experimentsOf(context.world, context).values()];
  if (rows.some((row) => row.arn === arn)) return arn;
  throw new Fault('ResourceNotFoundException', `The resource '${arn}' could not be found.`);
}
