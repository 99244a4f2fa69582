import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';

/** The writes that evidence needs; a test can let them run out of space. */
export interface Disk {
  /** Replaces a file as a whole: a reader sees the old text or the new one. */
  replace(path: string, text: string): Promise<void>;
  replaceSync(path: string, text: string): void;
  /** A file that only grows. */
  openAppend(path: string): number;
  append(descriptor: number, text: string): void;
  close(descriptor: number): void;
}

/** The file system. */
export const realDisk: Disk = {
  replace,
  replaceSync,
  openAppend: (path) => openSync(path, 'a'),
  append: appendWhole,
  close: (descriptor) => {
    closeSync(descriptor);
  },
};

/** Written whole, and only then put in place: a disk that fills up takes a part of a text without a word. */
async function replace(path: string, text: string): Promise<void> {
  const fresh = beside(path);
  try {
    const file = await open(fresh, 'wx');
    try {
      // Writes until all is written; a single write may end early, and its caller would have to look.
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

function replaceSync(path: string, text: string): void {
  const fresh = beside(path);
  try {
    const file = openSync(fresh, 'wx');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

function beside(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.part`;
}

/** A full disk may take half a line: the half is cut off again, so that what is there stays readable. */
function appendWhole(descriptor: number, text: string): void {
  const before = fstatSync(descriptor).size;
  const bytes = Buffer.from(text, 'utf8');
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    ftruncateSync(descriptor, before);
    throw error;
  }
}
