import type {
  GetResourcesInput,
  GetResourcesOutput,
  TagFilter,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { tagList, type TagMap } from '../../world/tags.ts';
import { isOfType, type Tagged, taggedIn } from './tagged.ts';

const PAGE_LIMIT = 100;

/** Finding resources by their tags. */
export const resources = {
  /** The last page carries an empty token, not none. */
  GetResources(input: GetResourcesInput, context: CallContext): GetResourcesOutput {
    refuseMixed(input);
    const arns = input.ResourceARNList ?? [];
    const { items, next } = page(
      taggedIn(context).filter((each) => isMeant(each, input)),
      {
        token: input.PaginationToken === '' ? undefined : input.PaginationToken,
        max: arns.length > 0 ? arns.length : pageSize(input),
        context,
        id: ({ arn }) => arn,
        limit: PAGE_LIMIT,
        scope: JSON.stringify([input.TagFilters, input.ResourceTypeFilters, arns]),
      },
    );
    return {
      PaginationToken: next ?? '',
      ResourceTagMappingList: items.map(({ arn, tags }) => ({ ResourceARN: arn, Tags: tagList(tags) })),
    };
  },
};

function refuseMixed({ ResourceARNList, ...rest }: GetResourcesInput): void {
  if (ResourceARNList === undefined || ResourceARNList.length === 0) return;
  const others = [rest.TagFilters, rest.ResourceTypeFilters, rest.ResourcesPerPage, rest.TagsPerPage];
  if (others.some((each) => (Array.isArray(each) ? each.length > 0 : each !== undefined)))
    throw new Fault(
      'InvalidParameterException',
      'ResourceARNList cannot be combined with ResourcesPerPage, TagsPerPage, ResourceTypeFilters or TagFilters.',
    );
  if (ResourceARNList.length > PAGE_LIMIT)
    throw new Fault('InvalidParameterException', `At most ${PAGE_LIMIT} ARNs can be listed.`);
}

function pageSize({ ResourcesPerPage: size }: GetResourcesInput): number | undefined {
  if (size !== undefined && (size < 1 || size > PAGE_LIMIT))
    throw new Fault('InvalidParameterException', `ResourcesPerPage must be between 1 and ${PAGE_LIMIT}.`);
  return size;
}

function isMeant({ arn, tags }: Tagged, input: GetResourcesInput): boolean {
  const { ResourceARNList: arns = [], ResourceTypeFilters: types = [], TagFilters: filters = [] } = input;
  if (arns.length > 0) return arns.includes(arn);
  if (types.length > 0 && !types.some((type) => isOfType(arn, type))) return false;
  return filters.every((filter) => passes(tags, filter));
}

function passes(tags: TagMap, { Key = '', Values = [] }: TagFilter): boolean {
  if (!Object.hasOwn(tags, Key)) return false;
  return Values.length === 0 || Values.includes(tags[Key] ?? '');
}
