import { parseArn } from '../../base/arn.ts';
import type { World } from './world.ts';

/** The tags of one resource, by key. */
export type TagMap = Readonly<Record<string, string>>;

declare module './world.ts' {
  interface Tables {
    /** Keyed by ARN. A row that is there and empty is a resource whose tags were all taken off. */
    tags: TagMap;
  }
}

/**
 * The tags of a resource, empty when it has none. Every family keeps its tags here and nowhere else, so that the tagging
 * API sees them: rows are keyed by the resource's full ARN, under the account and Region of the resource (`global` for
 * services without Regions). An EBS snapshot is keyed by the ARN that carries its account.
 */
export function tagsOf(world: World, place: Place, arn: string): TagMap {
  return world.table('tags', place.account, place.region).get(arn) ?? {};
}

/** Where a row lives: any call context will do. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Adds tags to a resource; a key that is there takes the new value. */
export function addTags(world: World, place: Place, arn: string, tags: TagMap): void {
  world.table('tags', place.account, place.region).set(arn, { ...tagsOf(world, place, arn), ...tags });
}

/** Takes the tags with these keys off a resource; keys that it lacks are passed over, as AWS does. */
export function removeTags(world: World, place: Place, arn: string, keys: readonly string[]): void {
  const rest = Object.entries(tagsOf(world, place, arn)).filter(([key]) => !keys.includes(key));
  world.table('tags', place.account, place.region).set(arn, Object.fromEntries(rest));
}

/** Forgets the tags of a resource that is gone. */
export function forgetTags(world: World, place: Place, arn: string): void {
  world.table('tags', place.account, place.region).delete(arn);
}

/** Account and Region as an ARN tells them; services without Regions are at home in `global`. */
export function placeOf(arn: string): Place {
  const parts = parseArn(arn);
  return { account: parts?.account ?? '', region: parts?.region === '' ? 'global' : (parts?.region ?? '') };
}

/** The `[{ Key, Value }]` form that most services speak. */
export function tagList(tags: TagMap): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Reads the `[{ Key, Value }]` form; a tag without a value has an empty one. */
export function tagMap(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): TagMap {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}
