import { readFileSync } from 'node:fs';
import type { History, HistoryEntry } from '../history.ts';

/** A history as it is on disk, whatever moment its writer died at. */
export interface StoredHistory {
  readonly history: History;
  /** Lines that could not be read: torn by a death or a full disk. They are not in the history. */
  readonly damaged: readonly number[];
}

/** Reads `history.ndjson`. Never throws for what is in it; line numbers count from 1. */
export function readHistory(path: string): StoredHistory {
  const history: HistoryEntry[] = [];
  const damaged: number[] = [];
  const lines = readFileSync(path, 'utf8').split('\n');
  const isTorn = lines.pop() !== '';
  for (const [index, line] of lines.entries()) {
    const entry = parsed(line);
    if (entry === undefined) damaged.push(index + 1);
    else history.push(entry);
  }
  return { history, damaged: isTorn ? [...damaged, lines.length + 1] : damaged };
}

const TYPES: ReadonlySet<unknown> = new Set(['invoke', 'ok', 'failed', 'unsure', 'mark']);

function parsed(line: string): HistoryEntry | undefined {
  try {
    const entry = JSON.parse(line) as Partial<HistoryEntry> | null;
    const isEntry = TYPES.has(entry?.type) && Number.isInteger(entry?.index) && Number.isFinite(entry?.t);
    return isEntry ? (entry as HistoryEntry) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
