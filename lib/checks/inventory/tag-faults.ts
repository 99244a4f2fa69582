import type { TaggingScheme } from '../../environment/index.ts';
import type { Tags } from '../../inventory/facts.ts';

/** What a resource's tags lack of the scheme; a fragment of a sentence for each. */
export function tagFaults(tags: Tags, scheme: TaggingScheme): string[] {
  const values = scheme.required.flatMap((rule) => valueFault(tags, rule));
  return [...values, ...nameFault(tags, scheme.namePattern)];
}

function valueFault(tags: Tags, { key, values }: TaggingScheme['required'][number]): string[] {
  const value = tags[key];
  if (value === undefined) return [`no tag ${key}${nearMiss(tags, key)}`];
  if (values.length === 0) return value.trim() === '' ? [`the tag ${key} is empty`] : [];
  return values.includes(value) ? [] : [`${key} is "${value}", not ${values.join(' or ')}`];
}

/** Tag keys tell upper case from lower case; people do not. */
function nearMiss(tags: Tags, key: string): string {
  const near = Object.keys(tags).find((other) => other.toLowerCase() === key.toLowerCase());
  return near === undefined ? '' : ` (but ${near})`;
}

function nameFault(tags: Tags, pattern: string | undefined): string[] {
  if (pattern === undefined) return [];
  const { Name: name } = tags;
  if (name === undefined) return ['no tag Name'];
  return new RegExp(`^(?:${pattern})$`).test(name)
    ? []
    : [`the name "${name}" is not of the form ${pattern}`];
}
