import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { LandfallError } from '../../base/errors.ts';
import type { IacSet } from '../iac-set.ts';
import { assemble, type Supplied } from './assemble.ts';
import { type Collected, collectedNothing } from './collected.ts';
import { findFiles } from './find-files.ts';
import { readFileInto } from './read-file.ts';
import { whyUnreadable } from './why-unreadable.ts';

export interface ReadIacOptions {
  /** Paths are resolved and shown relative to it. */
  readonly cwd: string;
  readonly signal?: AbortSignal;
  /** Values that somebody supplies, by unit and parameter; the unit `*` is every one. */
  readonly supplied?: Supplied;
}

/**
 * Reads the infrastructure that is written down in a file or below a folder. Throws IAC_UNREADABLE where there is nothing at
 * that path; whatever is in the files is told in the set.
 */
export async function readIac(path: string, options: ReadIacOptions): Promise<IacSet> {
  const { cwd, signal, supplied = {} } = options;
  const shown = relative(cwd, resolve(cwd, path)) || '.';
  const collected = collectedNothing(cwd);
  if (await isFolderAt(resolve(cwd, path), shown)) await readFolder(shown, collected, signal);
  else await readFileInto(shown, collected, true);
  return assemble(shown, collected, supplied, signal);
}

async function readFolder(folder: string, into: Collected, signal?: AbortSignal): Promise<void> {
  const { files, unread } = await findFiles(resolve(into.cwd, folder), signal);
  for (const { folder: below, got } of unread) {
    into.refused.push({
      what: 'This folder could not be listed to its end',
      where: join(folder, below),
      got,
      fix: 'look at its permissions, or give a folder below it',
    });
  }
  for (const file of files) {
    signal?.throwIfAborted();
    await readFileInto(join(folder, file), into);
  }
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
        got: whyUnreadable(error),
        fix: 'look at the path',
      },
      { cause: error },
    );
  }
}
