import type { PropertyDifference } from '@aws-sdk/client-cloudformation';
import type { TagMap } from '../../../world/tags.ts';

/** Where the live tags differ from those of the template; the stack's own tags come with it, and are no drift. */
export function tagDifferences(
  property: string,
  said: TagMap,
  live: TagMap,
  ofStack: TagMap,
): PropertyDifference[] {
  const show = (key: string, value: string | undefined) =>
    value === undefined ? 'null' : JSON.stringify({ Key: key, Value: value });
  const wanted = { ...ofStack, ...said };
  const keys = [...new Set([...Object.keys(wanted), ...Object.keys(live)])].sort();
  return keys
    .filter((key) => wanted[key] !== live[key])
    .map((key) => ({
      PropertyPath: `/${property}/${key}`,
      ExpectedValue: show(key, wanted[key]),
      ActualValue: show(key, live[key]),
      DifferenceType: live[key] === undefined ? 'REMOVE' : wanted[key] === undefined ? 'ADD' : 'NOT_EQUAL',
    }));
}
