import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { suggestion } from '../base/did-you-mean.ts';
import { LandfallError } from '../base/errors.ts';

export interface FindOptions {
  readonly cwd: string;
  /** Where Landfall itself lies, with the declarations that it brings along. */
  readonly packageRoot: string;
}

export interface FoundEnvironment {
  readonly path: string;
  /** The file as people know it: relative to where they stand, or as they gave it. */
  readonly shownAs: string;
  /** Set when it was asked for by name. */
  readonly name?: string;
}

/**
 * The file of a declaration. With a slash, or with .yaml or .yml at its end, it is a path; else it is a name, looked up in
 * `environments/` where the person stands, then in Landfall's own. Throws ENVIRONMENT_UNKNOWN.
 */
export async function findEnvironment(nameOrFile: string, options: FindOptions): Promise<FoundEnvironment> {
  const isPath = /[/\\]|\.ya?ml$/i.test(nameOrFile);
  const file = isPath ? nameOrFile : `environments/${nameOrFile}.yaml`;
  const shownAs = isAbsolute(file) ? relative(options.cwd, file) : file;
  const roots = isPath ? [options.cwd] : [options.cwd, options.packageRoot];
  for (const path of roots.map((root) => resolve(root, file))) {
    if (await isFile(path)) return isPath ? { path, shownAs } : { path, shownAs, name: nameOrFile };
  }
  throw await unknownEnvironment(nameOrFile, isPath, options);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (isAbsence(error)) return false;
    throw error;
  }
}

async function unknownEnvironment(
  nameOrFile: string,
  isPath: boolean,
  { cwd, packageRoot }: FindOptions,
): Promise<LandfallError> {
  const names = [...new Set([...(await namesIn(cwd)), ...(await namesIn(packageRoot))])].sort();
  const meant = suggestion(nameOrFile.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/i, ''), names).trim();
  return new LandfallError('ENVIRONMENT_UNKNOWN', 'declaration', {
    what: isPath ? `There is no file ${nameOrFile}` : `There is no environment "${nameOrFile}"`,
    expected: names.length === 0 ? 'a file' : `one of ${names.join(', ')}, or a file`,
    got: isPath ? 'a path that leads to no file' : `no environments/${nameOrFile}.yaml`,
    fix:
      meant === '' ? 'write environments/<name>.yaml; environments/staging.example.yaml is a start' : meant,
  });
}

async function namesIn(root: string): Promise<string[]> {
  try {
    const files = await readdir(join(root, 'environments'));
    return files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length));
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}

/** The last one is Node's for a path with a zero byte. */
const ABSENCE = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return ABSENCE.has(code ?? '');
}
