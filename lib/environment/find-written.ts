import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { suggestion } from '../base/did-you-mean.ts';
import { LandfallError } from '../base/errors.ts';
import type { FileKind } from './file-kind.ts';

export interface FindOptions {
  readonly cwd: string;
  /** Where Landfall itself lies, with the declarations and scenarios that it brings along. */
  readonly packageRoot: string;
}

export interface FoundFile {
  readonly path: string;
  /** The file as people know it: relative to where they stand, or as they gave it. */
  readonly shownAs: string;
  /** Set when it was asked for by name. */
  readonly name?: string;
}

/**
 * A file that people write. With a slash, or with .yaml or .yml at its end, it is a path; else it is a name, looked up in
 * the folder of its kind where the person stands, then in Landfall's own. Throws ENVIRONMENT_UNKNOWN or SCENARIO_UNKNOWN.
 */
export async function findWritten(
  nameOrFile: string,
  options: FindOptions,
  kind: FileKind,
): Promise<FoundFile> {
  const isPath = /[/\\]|\.ya?ml$/i.test(nameOrFile);
  const file = isPath ? nameOrFile : `${kind.folder}/${nameOrFile}.yaml`;
  const shownAs = isAbsolute(file) ? relative(options.cwd, file) : file;
  const roots = isPath ? [options.cwd] : [options.cwd, options.packageRoot];
  for (const path of roots.map((root) => resolve(root, file))) {
    if (await isFile(path)) return isPath ? { path, shownAs } : { path, shownAs, name: nameOrFile };
  }
  throw await unknown(nameOrFile, isPath, options, kind);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (isAbsence(error)) return false;
    throw error;
  }
}

async function unknown(
  nameOrFile: string,
  isPath: boolean,
  options: FindOptions,
  kind: FileKind,
): Promise<LandfallError> {
  const { folder, thing } = kind;
  const names = await namesOf(options, kind);
  const meant = suggestion(nameOrFile.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/i, ''), names).trim();
  return new LandfallError(`${kind.code}_UNKNOWN`, 'declaration', {
    what: isPath ? `There is no file ${nameOrFile}` : `There is no ${thing} "${nameOrFile}"`,
    expected: names.length === 0 ? 'a file' : `one of ${names.join(', ')}, or a file`,
    got: isPath ? 'a path that leads to no file' : `no ${folder}/${nameOrFile}.yaml`,
    fix: meant === '' ? `write ${folder}/<name>.yaml; ${kind.start} is a start` : meant,
  });
}

/** The names by which files of a kind can be asked for, where the person stands and among Landfall's own. */
export async function namesOf(
  { cwd, packageRoot }: FindOptions,
  { folder }: FileKind,
): Promise<readonly string[]> {
  const found = await Promise.all([cwd, packageRoot].map((root) => namesIn(join(root, folder))));
  return [...new Set(found.flat())].sort();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const files = await readdir(folder);
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
