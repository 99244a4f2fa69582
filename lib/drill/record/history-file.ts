import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Appends whole lines to a file of its own. */
export interface HistoryFile {
  /** Returns what went wrong, or undefined. After a failure it can be tried again: a torn line stays a line of its own. */
  append(line: string): Error | undefined;
  close(): Error | undefined;
}

/**
 * Every line is with the operating system before `append` returns, so that killing this process loses none. It waits for the
 * disk only at the end: waiting for it between looks would make them late. The file must not exist yet.
 */
export function openHistoryFile(path: string): HistoryFile {
  return appendingTo(openSync(path, 'ax'));
}

/** The same over a file that is open already. */
export function appendingTo(descriptor: number): HistoryFile {
  let isTorn = false;
  return {
    append: (line) => {
      const problem = attempt(() => writeWhole(descriptor, `${isTorn ? '\n' : ''}${line}\n`));
      isTorn = problem !== undefined;
      return problem;
    },
    close: () => {
      const problem = attempt(() => fsyncSync(descriptor));
      return attempt(() => closeSync(descriptor)) ?? problem;
    },
  };
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}

function attempt(action: () => void): Error | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
