import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { whyUnreadable } from './why-unreadable.ts';

/** Larger than any plan or state that a person would wait for. */
export const LARGEST_FILE = 64 * 1_048_576;

/** The text of a file, or why it has none. */
export type FileText =
  | { readonly text: string }
  | { readonly none: 'not-a-file' | 'too-large' | 'binary' | 'unreadable'; readonly got: string };

/** Reads a text file in UTF-8. Never waits for a pipe, never reads a device, and never throws for what is in the file. */
export async function readText(path: string, largest: number = LARGEST_FILE): Promise<FileText> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await file.stat();
    if (!stats.isFile())
      return { none: 'not-a-file', got: stats.isDirectory() ? 'a folder' : 'a device or a pipe' };
    if (stats.size > largest) return { none: 'too-large', got: `${(stats.size / 1_048_576).toFixed(1)} MB` };
    return decode(await file.readFile());
  } catch (error) {
    return { none: 'unreadable', got: whyUnreadable(error) };
  } finally {
    await file?.close();
  }
}

function decode(bytes: Buffer): FileText {
  if (bytes.includes(0)) return { none: 'binary', got: 'bytes that are no text' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { none: 'binary', got: 'bytes that are not UTF-8' };
    throw error;
  }
}
