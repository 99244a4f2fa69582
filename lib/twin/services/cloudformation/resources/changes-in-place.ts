import { changedNames } from '../engine/change-of.ts';
import type { Properties } from './resource-type.ts';

/** Refuses a change of a property that AWS changes in place and the twin cannot, by its name. */
export function changesInPlace(
  type: string,
  able: readonly string[],
  before: Properties,
  after: Properties,
): void {
  const unable = changedNames(before, after).filter((name) => !able.includes(name));
  if (unable.length > 0)
    throw new Error(`Changing ${unable.join(', ')} of ${type} in place is not supported by the embedded AWS`);
}
