import type {
  ListResourceTagsCommandInput,
  ListResourceTagsCommandOutput,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
} from '@aws-sdk/client-kms';
import { page } from '../../page.ts';
import type { CallContext, OperationTable } from '../../service.ts';
import { addTags, placeOf, removeTags, tagsOf } from '../../world/tags.ts';
import { findKey } from './key-row.ts';

/** Tags of keys, in the words that KMS has for them. */
export const keyTagOperations = {
  ListResourceTags: listResourceTags,
  TagResource: tagResource,
  UntagResource: untagResource,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function listResourceTags(
  input: ListResourceTagsCommandInput,
  context: CallContext,
): Answer<ListResourceTagsCommandOutput> {
  const { Arn } = findKey(input.KeyId ?? '', context);
  const { items, next } = page(Object.entries(tagsOf(context.world, placeOf(Arn), Arn)), {
    token: input.Marker,
    max: input.Limit,
    limit: 50,
    context,
    id: ([key]) => key,
    scope: Arn,
  });
  return {
    Tags: items.map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    Truncated: next !== undefined,
    NextMarker: next,
  };
}

function tagResource(input: TagResourceCommandInput, context: CallContext): Answer<TagResourceCommandOutput> {
  const { Arn } = findKey(input.KeyId ?? '', context);
  const tags = (input.Tags ?? []).map(({ TagKey, TagValue }) => [TagKey ?? '', TagValue ?? ''] as const);
  addTags(context.world, placeOf(Arn), Arn, Object.fromEntries(tags));
  return {};
}

function untagResource(
  input: UntagResourceCommandInput,
  context: CallContext,
): Answer<UntagResourceCommandOutput> {
  const { Arn } = findKey(input.KeyId ?? '', context);
  removeTags(context.world, placeOf(Arn), Arn, input.TagKeys ?? []);
  return {};
}
