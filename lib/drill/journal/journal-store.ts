import type { JournalEntry } from '../journal.ts';

/** Where a journal is kept. */
export interface JournalStore {
  /** In words: where. */
  readonly where: string;
  /** Resolves when the entry would survive this process, and this machine's power. */
  append(entry: JournalEntry): Promise<void>;
}
