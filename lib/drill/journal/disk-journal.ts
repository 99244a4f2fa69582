import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JournalEntry } from '../journal.ts';
import type { JournalStore } from './journal-store.ts';

/** A journal as lines of a file, `drills/<scenario>/journal.ndjson`; each is on the disk before `append` resolves. */
export function diskJournal(file: string): JournalStore {
  let isThere = false;
  return {
    where: file,
    append: async (entry) => {
      await mkdir(dirname(file), { recursive: true });
      await appendLine(file, JSON.stringify(entry));
      // The name of a new file is only safe once its folder is.
      if (!isThere) await syncFolder(dirname(file));
      isThere = true;
    },
  };
}

/** Reads a journal back. A line that a dying process left unfinished is no entry. */
export async function readDiskJournal(file: string): Promise<readonly JournalEntry[]> {
  const text = await readFile(file, 'utf8');
  return text.split('\n').flatMap((line) => entryIn(line));
}

async function appendLine(file: string, line: string): Promise<void> {
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isTorn = size > 0 && last.toString() !== '\n';
    await handle.appendFile(`${isTorn ? '\n' : ''}${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function entryIn(line: string): JournalEntry[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as JournalEntry];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
