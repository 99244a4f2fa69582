import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';

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
  replace: async (path, text) => {
    await writeFileAtomic(path, text);
  },
  replaceSync: (path, text) => {
    writeFileAtomic.sync(path, text);
  },
  openAppend: (path) => openSync(path, 'a'),
  append: appendWhole,
  close: (descriptor) => {
    closeSync(descriptor);
  },
};

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
