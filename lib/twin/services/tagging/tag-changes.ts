import type {
  FailureInfo,
  TagResourcesInput,
  TagResourcesOutput,
  UntagResourcesInput,
  UntagResourcesOutput,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { parseArn } from '../../../base/arn.ts';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, placeOf, type Place, removeTags } from '../../world/tags.ts';
import { placesSeen } from './tagged.ts';

const MOST_RESOURCES = 20;

/** Changing the tags of many resources at once, of any service. */
export const tagChanges = {
  TagResources(input: TagResourcesInput, context: CallContext): TagResourcesOutput {
    const { Tags: tags = {} } = input;
    if (Object.keys(tags).some((key) => key.toLowerCase().startsWith('aws:')))
      throw new Fault('InvalidParameterException', "Tag keys must not begin with 'aws:'.");
    return eachResource(input.ResourceARNList, context, (place, arn) =>
      addTags(context.world, place, arn, tags),
    );
  },

  UntagResources(input: UntagResourcesInput, context: CallContext): UntagResourcesOutput {
    return eachResource(input.ResourceARNList, context, (place, arn) =>
      removeTags(context.world, place, arn, input.TagKeys ?? []),
    );
  },
};

/** What cannot be changed is told for each resource; the call itself succeeds. */
function eachResource(
  arns: readonly string[] = [],
  context: CallContext,
  change: (place: Place, arn: string) => void,
): { FailedResourcesMap: Record<string, FailureInfo> } {
  if (arns.length < 1 || arns.length > MOST_RESOURCES)
    throw new Fault('InvalidParameterException', `Between 1 and ${MOST_RESOURCES} ARNs must be listed.`);
  const failed: [string, FailureInfo][] = [];
  for (const arn of arns) {
    const place = homeOf(arn, context);
    if (place === undefined) failed.push([arn, NOT_HERE]);
    else change(place, arn);
  }
  return { FailedResourcesMap: Object.fromEntries(failed) };
}

const NOT_HERE: FailureInfo = {
  StatusCode: 400,
  ErrorCode: 'InvalidParameterException',
  ErrorMessage: 'The resource does not exist in this account and Region.',
};

/** Where the tags of a resource lie, when it is one that this endpoint answers for. */
function homeOf(arn: string, context: CallContext): Place | undefined {
  if (parseArn(arn) === undefined) return undefined;
  const { region } = placeOf(arn);
  return placesSeen(context)
    .filter((place) => place.region === region)
    .find((place) => isKnown(arn, place, context));
}

/** A family keeps a row of tags for each resource that it has, even when it has none. */
function isKnown(arn: string, { account, region }: Place, { world }: CallContext): boolean {
  return world.table('tags', account, region).has(arn);
}
