import type { Aws } from '../../aws/index.ts';
import type { JournalEntry } from '../journal.ts';
import type { DrillTable } from './drill-table.ts';
import type { JournalStore } from './journal-store.ts';
import { STATES } from './latest-steps.ts';
import { getItem, putItem, queryItems } from './table-items.ts';

/** A journal as items of the drills' table, where another machine finds it. Nothing is ever overwritten or deleted. */
export function accountJournal(aws: Aws, table: DrillTable): JournalStore {
  return {
    where: `table "${table.table}" in account ${table.account}, ${table.region}`,
    append: async (entry) => {
      const written = JSON.stringify(entry);
      const isNew = await putItem(aws, table, keyOf(entry), { entry: written }, NEW);
      if (isNew) return;
      const there = await getItem(aws, table, keyOf(entry));
      // The answer to a first attempt may have got lost; anything else that lies there is somebody else's.
      if (there?.['entry'] !== written) throw new TypeError(`the journal already holds ${keyOf(entry)}`);
    },
  };
}

const NEW = { expression: 'attribute_not_exists(pk)' };

/** Reads the journal of one run, or of every run of the environment. */
export async function readAccountJournal(
  aws: Aws,
  table: DrillTable,
  run?: string,
): Promise<readonly JournalEntry[]> {
  const items = await queryItems(aws, table, run === undefined ? 'journal#' : `journal#${run}#`);
  return items.map(({ entry }) => JSON.parse(String(entry)) as JournalEntry);
}

/** One key for one state of one step in the hands of one holder of the lock. */
function keyOf({ run, step, fencingToken, state }: JournalEntry): string {
  const token = fencingToken.padStart(12, '0');
  return `journal#${run}#${String(step).padStart(4, '0')}#${token}#${STATES.indexOf(state)}`;
}
