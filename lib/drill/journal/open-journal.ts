import type { Clock } from '../../base/clock.ts';
import { LandfallError, messageOf } from '../../base/errors.ts';
import { redactText } from '../../base/redact-text.ts';
import type { JournalEntry } from '../journal.ts';
import type { JournalStore } from './journal-store.ts';

/** The journal of a drill, in every place where it is kept. */
export interface Journal {
  /**
   * Writes a step down before it is done. Before harm every store must have it, or JOURNAL_NOT_WRITTEN is thrown and nothing may be
   * broken; after harm healing must go on whatever a disk says, and what could not be written is given back in words.
   */
  append(entry: Omit<JournalEntry, 'at'>): Promise<readonly string[]>;
}

/** A journal over these stores, written in their order. */
export function openJournal(stores: readonly JournalStore[], clock: Clock): Journal {
  return {
    append: async (bare) => {
      const entry: JournalEntry = { ...bare, at: clock.now() };
      const problems: string[] = [];
      for (const store of stores) {
        try {
          await store.append(entry);
        } catch (error) {
          if (isBeforeHarm(entry)) throw notWritten(store, error);
          problems.push(`${store.where}: ${redactText(messageOf(error))}`);
        }
      }
      return problems;
    },
  };
}

function isBeforeHarm({ state }: JournalEntry): boolean {
  return state === 'prepared' || state === 'injecting';
}

function notWritten({ where }: JournalStore, cause: unknown): LandfallError {
  return new LandfallError(
    'JOURNAL_NOT_WRITTEN',
    'guard',
    {
      what: 'How to heal could not be written down; nothing was broken',
      where,
      got: redactText(messageOf(cause)),
      fix: 'see that the run folder and the table of drills can be written to',
    },
    { cause },
  );
}
