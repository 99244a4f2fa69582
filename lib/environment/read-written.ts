import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LandfallError, messageOf } from '../base/errors.ts';
import { decodeText, refuseTooLarge } from './decode-text.ts';
import type { FileKind } from './file-kind.ts';
import { type FindOptions, findWritten, type FoundFile } from './find-written.ts';

/** The text of a file that somebody wrote, and what to call it. */
export interface WrittenFile {
  readonly text: string;
  readonly shownAs: string;
  /** The folder that it lies in. */
  readonly folder: string;
  /** Set when it was asked for by name. */
  readonly name?: string;
}

/**
 * Finds a file by its name (`staging`) or its path (`./dr/staging.yaml`) and reads it. Throws, with the code of its kind,
 * _UNKNOWN when there is none, _UNREADABLE when it cannot be opened, _INVALID when it is not text.
 */
export async function readWritten(
  nameOrFile: string,
  options: FindOptions,
  kind: FileKind,
): Promise<WrittenFile> {
  const found = await findWritten(nameOrFile, options, kind);
  const text = decodeText(await readBytes(found, kind), found.shownAs, kind);
  const { shownAs, name } = found;
  const folder = dirname(found.path);
  return name === undefined ? { text, shownAs, folder } : { text, shownAs, folder, name };
}

async function readBytes({ path, shownAs }: FoundFile, kind: FileKind): Promise<Uint8Array> {
  try {
    refuseTooLarge((await stat(path)).size, shownAs, kind);
    return await readFile(path);
  } catch (error) {
    if (error instanceof LandfallError) throw error;
    const got = (error as NodeJS.ErrnoException).code ?? messageOf(error);
    throw new LandfallError(
      `${kind.code}_UNREADABLE`,
      'declaration',
      {
        what: `The ${kind.word.toLowerCase()} cannot be read`,
        where: shownAs,
        expected: 'a file that this user may read',
        got,
        fix: 'look at its permissions',
      },
      { cause: error },
    );
  }
}
