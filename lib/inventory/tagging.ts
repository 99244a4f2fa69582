import type { ResourceTagMapping } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Reading } from '../aws/index.ts';
import { parseArn } from '../base/arn.ts';
import type { Collector } from './collector.ts';
import type { TaggedResource, Tags } from './facts.ts';
import { homeRegion, type Sighting } from './place.ts';
import { base, need, tagsOf } from './present.ts';
import { resourceType } from './resource-type.ts';
import type { Scope } from './scope.ts';
import { listing } from './source.ts';

/** The tagging API: every resource that has or had a tag, whether or not a collector reads its kind. */
export const tagging: Collector = {
  service: 'tagging',
  kinds: ['tagging.resource'],
  collect: async (scope) => {
    const reading = await readTagged(scope);
    scope.keep('tagging.resource', reading.items, [reading]);
  },
};

/** The same for services without a Region, whose tags are kept in the home Region of the partition. */
export const globalTagging: Collector = {
  service: 'tagging',
  kinds: ['tagging.resource'],
  global: true,
  collect: async (scope) => {
    if (homeIsDeclared(scope)) return;
    const reading = await readTagged(scope);
    scope.keep('tagging.resource', reading.items, [reading]);
  },
};

/** Tags by ARN, for the services that do not send them along, and the reading that they come from. */
export interface TagsByArn {
  readonly of: (arn: string) => Tags;
  readonly reading: Reading<TaggedResource>;
}

/** Reads the tags of a scope, once for all collectors. Empty where nobody asked for tags. */
export async function tagsByArn(scope: Scope): Promise<TagsByArn> {
  const kinds = [
    'tagging.resource',
    'elb.load-balancer',
    'elb.target-group',
    'elasticache.replication-group',
    'elasticache.cluster',
  ] as const;
  const wanted = kinds.some((kind) => scope.wants(kind));
  const reading = wanted ? await readTagged(scope) : { items: [], calls: [] };
  const tags = new Map(reading.items.map((resource) => [resource.arn, resource.tags]));
  return { of: (arn) => tags.get(arn) ?? {}, reading };
}

const TAGGED = listing<ResourceTagMapping>('tagging', 'GetResources', 'ResourceTagMappingList', {
  tokens: { PaginationToken: 'PaginationToken' },
  pageSize: ['ResourcesPerPage', 100],
});

/** Services without a Region that carry a workload. */
const GLOBAL_SERVICES = ['route53', 'cloudfront'];

function readTagged(scope: Scope): Promise<Reading<TaggedResource>> {
  if (scope.place.region !== 'global') return scope.read(TAGGED, taggedResource);
  return scope.read(TAGGED, taggedResource, {
    kinds: ['tagging.resource'],
    // The home Region's own reading has them all, and is not made twice.
    input: homeIsDeclared(scope) ? {} : { ResourceTypeFilters: GLOBAL_SERVICES },
  });
}

function homeIsDeclared(scope: Scope): boolean {
  return scope.regions.includes(homeRegion(scope.place.partition));
}

/** A tagged resource. Its ARN says where it is; a bucket's does not, and then it is where it was listed. */
export function taggedResource(raw: ResourceTagMapping, seen: Sighting): TaggedResource {
  const arn = need(raw.ResourceARN, 'ResourceARN');
  const parts = parseArn(arn);
  const region = /^(route53|cloudfront|iam)$/.test(parts?.service ?? '')
    ? 'global'
    : parts?.region || seen.region;
  const place = { ...seen, region, account: parts?.account || seen.account };
  return { ...base(place, arn, arn, tagsOf(need(raw.Tags, 'Tags'))), type: resourceType(arn) };
}
