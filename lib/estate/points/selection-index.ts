import { groupBy } from '../../base/group-by.ts';
import type { BackupSelection, Tags } from '../../inventory/facts.ts';
import { takesAll } from './selects.ts';

/** Finds the few selections that may take a resource, so that thousands of each need not all be compared. */
export interface SelectionIndex {
  candidates(arn: string, tags: Tags): readonly BackupSelection[];
}

/** Files selections by the tags and ARNs that they name; those with patterns have to be tried each time. */
export function indexSelections(selections: readonly BackupSelection[]): SelectionIndex {
  const byTag = groupBy(
    selections.flatMap((one) => one.anyTag.map(({ key, value }) => ({ one, name: named(key, value) }))),
    ({ name }) => name,
  );
  const byArn = groupBy(
    selections.flatMap((one) => one.resources.map((arn) => ({ one, arn }))),
    ({ arn }) => arn,
  );
  const broad = selections.filter((one) => takesAll(one) || one.resources.some((arn) => arn.includes('*')));
  return {
    candidates: (arn, tags) => {
      const tagged = Object.entries(tags).flatMap(([key, value]) => byTag.get(named(key, value)) ?? []);
      const found = [...tagged, ...(byArn.get(arn) ?? [])].map(({ one }) => one);
      return [...new Set([...found, ...broad])];
    },
  };
}

function named(key: string, value: string): string {
  return JSON.stringify([key, value]);
}
