import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { LandfallError } from '../../base/errors.ts';
import type { IacSet } from '../iac-set.ts';
import { findFiles } from './find-files.ts';
import { Reading } from './reading.ts';

export interface ReadIacOptions {
  /** Paths are resolved and shown relative to it. */
  readonly cwd: string;
  readonly signal?: AbortSignal;
  /** Values that somebody supplies, by unit and parameter; the unit `*` is every one. */
  readonly supplied?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Reads the infrastructure that is written down in a file or below a folder. Throws IAC_UNREADABLE where there is nothing at
 * that path; whatever is in the files is told in the set.
 */
export async function readIac(path: string, options: ReadIacOptions): Promise<IacSet> {
  const { cwd, signal } = options;
  const whole = resolve(cwd, path);
  const shown = relative(cwd, whole) || '.';
  const isFolder = await isFolderAt(whole, shown);
  const root = isFolder ? whole : dirname(whole);
  const found = isFolder ? await findFiles(whole, signal) : { files: [basename(whole)], unread: [] };
  const reading = new Reading(root, (file) => relative(cwd, join(root, file)), options);
  for (const { folder, got } of found.unread) reading.refuseFolder(folder, got);
  for (const file of found.files) {
    signal?.throwIfAborted();
    await reading.read(file);
  }
  return reading.finish(shown);
}

async function isFolderAt(path: string, shown: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new LandfallError(
      'IAC_UNREADABLE',
      'declaration',
      {
        what: 'There is nothing to read here',
        where: shown,
        expected: 'a template, a plan, a state, or a folder of them',
        got: (error as NodeJS.ErrnoException).code ?? 'an error',
        fix: 'look at the path',
      },
      { cause: error },
    );
  }
}
