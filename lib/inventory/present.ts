import { MissingMember } from '../aws/index.ts';
import { type Instant, instant } from '../base/instant.ts';
import type { FactBase, Tags } from './facts.ts';
import type { Sighting } from './place.ts';

/** The fields that have a value: an answer that leaves something out gives a fact that leaves it out. */
export function present<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}

/** A member that AWS always sends. Without it the whole page is not to be trusted. */
export function need<Value>(value: Value | undefined | null, member: string): Value {
  if (value === undefined || value === null) throw new MissingMember(`an entry came without ${member}`);
  return value;
}

/** A date of the SDK as ours. */
export function moment(date: Date | undefined): Instant | undefined {
  return date === undefined ? undefined : instant(date);
}

/** Tags from the form that nearly all services use. */
export function tagsOf(
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): Tags {
  const pairs = (tags ?? []).map(({ Key, Value }) => [need(Key, 'Key of a tag'), Value ?? ''] as const);
  return Object.fromEntries(pairs);
}

/** What every fact says about itself. */
export function base(seen: Sighting, arn: string, id: string, tags: Tags): FactBase {
  return { arn, id, account: seen.account, region: seen.region, tags, observedAt: seen.at };
}
