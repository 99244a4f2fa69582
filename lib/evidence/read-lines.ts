import { existsSync, readFileSync } from 'node:fs';

/** The lines of an append-only file. */
export interface Lines<T> {
  readonly entries: readonly T[];
  /** The last line breaks off: its writer died while it was written. The line is not among the entries. */
  readonly cut: boolean;
}

/** Reads an ndjson file; null when there is none. A broken line anywhere but at the end is a SyntaxError that names it. */
export function readLines<T>(path: string): Lines<T> | null {
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const rest = lines.pop() ?? '';
  return { entries: lines.map((line, index) => entry<T>(line, path, index + 1)), cut: rest !== '' };
}

function entry<T>(line: string, path: string, number: number): T {
  try {
    return JSON.parse(line) as T;
  } catch (error) {
    throw new SyntaxError(`${path}:${number} is not JSON`, { cause: error });
  }
}
