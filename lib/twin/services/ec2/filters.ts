import type { Filter } from '@aws-sdk/client-ec2';
import { Fault } from '../../service.ts';
import type { TagMap } from '../../world/tags.ts';

/** What a resource offers to filters: each name with the values that it has there, empty when it has none. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** Whether a resource passes every filter; one value of each is enough, and `*` and `?` stand for any characters. */
export function matches(filters: readonly Filter[] | undefined, fields: () => Fields): boolean {
  if (filters === undefined || filters.length === 0) return true;
  const offered = fields();
  return filters.every(({ Name = '', Values = [] }) => {
    const has = valuesOf(Name, offered);
    return Values.some((wanted) => has.some((value) => isLike(value, wanted)));
  });
}

/** The fields that tags offer: `tag:<key>`, `tag-key` and `tag-value`. */
export function tagFields(tags: TagMap): Fields {
  const named = Object.entries(tags).map(([key, value]) => [`tag:${key}`, [value]] as const);
  return {
    ...Object.fromEntries(named),
    'tag-key': Object.keys(tags),
    'tag-value': Object.values(tags),
  };
}

/** Leaves out what a resource does not have. */
export function present(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}

function valuesOf(name: string, offered: Fields): readonly string[] {
  const values = Object.hasOwn(offered, name) ? offered[name] : undefined;
  if (values !== undefined) return values;
  if (name.startsWith('tag:') && Object.hasOwn(offered, 'tag-key')) return [];
  throw new Fault('InvalidParameterValue', `The filter '${name}' is invalid`);
}

function isLike(value: string, wanted: string): boolean {
  if (!/[*?\\]/.test(wanted)) return value === wanted;
  const pattern = wanted.replace(/\\[*?\\]|[.*+?^${}()|[\]\\]/g, (mark) => {
    if (mark.length === 2) return `\\${mark[1] ?? ''}`;
    if (mark === '*') return '[^]*';
    return mark === '?' ? '[^]' : `\\${mark}`;
  });
  return new RegExp(`^${pattern}$`).test(value);
}
