import type {
  ListTagsCommandInput,
  ListTagsCommandOutput,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
} from '@aws-sdk/client-backup';
import { parseArn } from '../../../base/arn.ts';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { addTags, removeTags, tagsOf } from '../../world/tags.ts';
import { findPlan } from './plan-row.ts';
import { pointRows } from './point-row.ts';
import { taggedArn } from './point-snapshot.ts';
import { findVault } from './vault-row.ts';

/** Tags of vaults, plans and recovery points. */
export const tagOperations = {
  ListTags: listTags,
  TagResource: tagResource,
  UntagResource: untagResource,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function listTags(input: ListTagsCommandInput, context: CallContext): Answer<ListTagsCommandOutput> {
  const arn = checked(input.ResourceArn, context);
  const { items, next } = page(Object.entries(tagsOf(context.world, context, arn)), {
    token: input.NextToken,
    max: input.MaxResults,
    limit: 1_000,
    context,
    id: ([key]) => key,
    scope: arn,
  });
  return { Tags: Object.fromEntries(items), NextToken: next };
}

function tagResource(input: TagResourceCommandInput, context: CallContext): Answer<TagResourceCommandOutput> {
  addTags(context.world, context, checked(input.ResourceArn, context), input.Tags ?? {});
  return {};
}

function untagResource(
  input: UntagResourceCommandInput,
  context: CallContext,
): Answer<UntagResourceCommandOutput> {
  removeTags(context.world, context, checked(input.ResourceArn, context), input.TagKeyList ?? []);
  return {};
}

/** The ARN that the tags are kept under, once it is clear that it names something here. */
function checked(arn: string | undefined, context: CallContext): string {
  const resource = parseArn(arn ?? '')?.resource ?? '';
  const [kind, id] = resource.split(':');
  if (kind === 'backup-vault') findVault(id, context);
  else if (kind === 'backup-plan') findPlan(id, context);
  else if (!pointRows(context.world, context).has(arn ?? ''))
    throw new Fault('ResourceNotFoundException', `Resource ${arn} cannot be found.`);
  return taggedArn(arn ?? '', context);
}
