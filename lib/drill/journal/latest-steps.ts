import type { JournalEntry } from '../journal.ts';

/** What a step goes through, in order. */
export const STATES: readonly JournalEntry['state'][] = [
  'prepared',
  'injecting',
  'injected',
  'healing',
  'healed',
];

/** How each step of each run stands: its newest entry. A later holder of the lock has the last word. */
export function latestSteps(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const newest = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const key = `${entry.run}#${entry.step}`;
    const known = newest.get(key);
    if (known === undefined || isLater(entry, known)) newest.set(key, entry);
  }
  return [...newest.values()];
}

/** The steps that nobody has healed yet. */
export function unhealedSteps(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  return latestSteps(entries).filter(({ state }) => state !== 'healed');
}

function isLater(entry: JournalEntry, than: JournalEntry): boolean {
  const byToken = Number(entry.fencingToken) - Number(than.fencingToken);
  return byToken === 0 ? STATES.indexOf(entry.state) >= STATES.indexOf(than.state) : byToken > 0;
}
