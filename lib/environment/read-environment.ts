import type { Environment } from './environment.ts';
import { DECLARATION } from './file-kind.ts';
import type { FindOptions } from './find-written.ts';
import { parseEnvironment } from './parse-environment.ts';
import type { ParseOptions } from './parse-options.ts';
import { readWritten } from './read-written.ts';

/**
 * Finds and reads a declaration by its name (`staging`) or its file (`./dr/staging.yaml`). Throws ENVIRONMENT_UNKNOWN
 * when there is none, ENVIRONMENT_UNREADABLE when it cannot be opened, ENVIRONMENT_INVALID with every problem when it does not hold.
 */
export async function readEnvironment(
  nameOrFile: string,
  options: FindOptions & ParseOptions,
): Promise<Environment> {
  const { text, shownAs, folder, name } = await readWritten(nameOrFile, options, DECLARATION);
  return parseEnvironment(text, shownAs, { ...options, folder, ...(name === undefined ? {} : { name }) });
}
