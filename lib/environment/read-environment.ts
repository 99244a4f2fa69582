import { readFile } from 'node:fs/promises';
import type { Environment } from './environment.ts';
import { decodeText } from './decode-text.ts';
import { type FindOptions, findEnvironment } from './find-environment.ts';
import { parseEnvironment } from './parse-environment.ts';
import type { ParseOptions } from './parse-options.ts';

/**
 * Finds and reads a declaration by its name (`staging`) or its file (`./dr/staging.yaml`). Throws ENVIRONMENT_UNKNOWN
 * when there is none, ENVIRONMENT_INVALID with every problem when it does not hold.
 */
export async function readEnvironment(
  nameOrFile: string,
  options: FindOptions & ParseOptions,
): Promise<Environment> {
  const { path, shownAs } = await findEnvironment(nameOrFile, options);
  const text = decodeText(await readFile(path), shownAs);
  return parseEnvironment(text, shownAs, options);
}
