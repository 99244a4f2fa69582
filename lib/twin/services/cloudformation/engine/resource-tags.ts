import type { Value, ValueMap } from '../../../../syntax/index.ts';
import {
  addTags,
  type Place,
  placeOf,
  removeTags,
  type TagMap,
  tagMap,
  tagsOf,
} from '../../../world/tags.ts';
import type { CallContext } from '../../../service.ts';
import type { Properties, ResourceType } from '../resources/resource-type.ts';
import type { StoredStackResource } from '../stored-stack.ts';
import { isMap } from '../../../../syntax/index.ts';

/** The tags that a template says for a resource, and its other properties. */
export function takeTags(
  type: ResourceType,
  properties: ValueMap,
): { readonly tags: TagMap; readonly rest: Properties } {
  const { [type.tagsProperty ?? 'Tags']: said, ...rest } = properties;
  return { tags: mapOf(said), rest };
}

function mapOf(said: Value | undefined): TagMap {
  if (Array.isArray(said)) return tagMap(said as unknown as { Key: string; Value: string }[]);
  return isMap(said) ? (said as TagMap) : {};
}

/** CloudFormation's own tags. */
export function systemTags(
  { name, arn }: { readonly name: string; readonly arn: string },
  logicalId: string,
): TagMap {
  return {
    'aws:cloudformation:stack-name': name,
    'aws:cloudformation:stack-id': arn,
    'aws:cloudformation:logical-id': logicalId,
  };
}

/** Puts tags on what a stack made, and takes those off that its template said before and no longer says. */
export function putTags(
  context: CallContext,
  row: StoredStackResource,
  type: ResourceType,
  { tags, gone = [] }: { readonly tags: TagMap; readonly gone?: readonly string[] },
): void {
  const home = tagHome(context, row, type);
  if (home === undefined) return;
  removeTags(context.world, home.place, home.arn, gone);
  addTags(context.world, home.place, home.arn, tags);
}

/** The tags of the live resource, without CloudFormation's own; undefined = it has none to have. */
export function liveTags(
  context: CallContext,
  row: StoredStackResource,
  type: ResourceType,
): TagMap | undefined {
  const home = tagHome(context, row, type);
  if (home === undefined) return undefined;
  const all = Object.entries(tagsOf(context.world, home.place, home.arn));
  return Object.fromEntries(all.filter(([key]) => !key.startsWith('aws:')));
}

/** Services without Regions keep their tags in the account's `global` place. */
function tagHome(
  context: CallContext,
  { physicalId = '' }: StoredStackResource,
  type: ResourceType,
): { readonly place: Place; readonly arn: string } | undefined {
  const arn = type.arn?.(physicalId, context);
  if (arn === undefined) return undefined;
  const { account, region } = placeOf(arn);
  return { arn, place: { account: account === '' ? context.account : account, region } };
}
