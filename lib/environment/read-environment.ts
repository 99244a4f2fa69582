import { readFile, stat } from 'node:fs/promises';
import { LandfallError, messageOf } from '../base/errors.ts';
import type { Environment } from './environment.ts';
import { decodeText, refuseTooLarge } from './decode-text.ts';
import { type FindOptions, findEnvironment, type FoundEnvironment } from './find-environment.ts';
import { parseEnvironment } from './parse-environment.ts';
import type { ParseOptions } from './parse-options.ts';

/**
 * Finds and reads a declaration by its name (`staging`) or its file (`./dr/staging.yaml`). Throws ENVIRONMENT_UNKNOWN
 * when there is none, ENVIRONMENT_UNREADABLE when it cannot be opened, ENVIRONMENT_INVALID with every problem when it does not hold.
 */
export async function readEnvironment(
  nameOrFile: string,
  options: FindOptions & ParseOptions,
): Promise<Environment> {
  const found = await findEnvironment(nameOrFile, options);
  const text = decodeText(await readBytes(found), found.shownAs);
  const { name } = found;
  return parseEnvironment(text, found.shownAs, name === undefined ? options : { ...options, name });
}

async function readBytes({ path, shownAs }: FoundEnvironment): Promise<Uint8Array> {
  try {
    refuseTooLarge((await stat(path)).size, shownAs);
    return await readFile(path);
  } catch (error) {
    if (error instanceof LandfallError) throw error;
    const got = (error as NodeJS.ErrnoException).code ?? messageOf(error);
    throw new LandfallError(
      'ENVIRONMENT_UNREADABLE',
      'declaration',
      {
        what: 'The declaration cannot be read',
        where: shownAs,
        expected: 'a file that this user may read',
        got,
        fix: 'look at its permissions',
      },
      { cause: error },
    );
  }
}
