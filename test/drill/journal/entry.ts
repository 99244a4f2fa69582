import type { JournalEntry } from '../../../lib/drill/journal.ts';
import { fixedNow } from '../../support/fixed-now.ts';
import { type Fields, made } from '../../support/made.ts';

/** The first word of a step; give what a test is about. */
export function entry(fields: Fields<JournalEntry> = {}): JournalEntry {
  return made<JournalEntry>(
    {
      run: 'run-1',
      fencingToken: '7',
      step: 0,
      nemesis: 'fis',
      account: '111122223333',
      region: 'eu-west-1',
      state: 'prepared',
      expiresAt: '2026-11-24T12:05:00.000Z',
      heal: { run: 'run-1' },
      at: fixedNow,
    },
    fields,
  );
}
