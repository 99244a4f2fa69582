import { copyFile, mkdir, readdir, readlink, realpath, stat, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { LandfallError } from '../../base/errors.ts';
import type { Problem } from '../../base/problem.ts';

/** What is made by Terraform and tools, and by no person: a copy begins without it. */
const LEFT_OUT = /^(?:\.terraform|\.git|\.terragrunt-cache)$|\.tfstate(?:\.|$)|\.tfplan$|^crash.*\.log$/;

/** A configuration that was copied to where nothing of the old account is left. */
export interface CopiedConfiguration {
  /** The folder of the root module. */
  readonly root: string;
  /** Where the copy of a folder lies. */
  readonly copyOf: (folder: string) => string;
}

/**
 * Copies the folder of a configuration, and those of the modules that it calls, beside each other as they were: without states,
 * plans, backends and downloads. Throws CONFIGURATION_LEAVES (guard) for links that leave these folders.
 */
export async function copyConfiguration(
  [root, ...modules]: readonly [root: string, ...modules: string[]],
  into: string,
  signal: AbortSignal,
  without: readonly string[] = [],
): Promise<CopiedConfiguration> {
  const folders = [root, ...modules].map((folder) => resolve(folder));
  const above = folders.reduce(commonFolder);
  const copyOf = (folder: string): string => join(into, relative(above, resolve(folder)));
  const problems: Problem[] = [];
  for (const folder of outermost(folders)) {
    const within = await realpath(folder);
    await copyFolder(folder, { to: copyOf(folder), within, problems, signal, without });
  }
  if (problems.length > 0) throw new LandfallError('CONFIGURATION_LEAVES', 'guard', problems);
  return { root: copyOf(root), copyOf };
}

function commonFolder(one: string, other: string): string {
  let above = one;
  while (!isWithin(other, above)) above = dirname(above);
  return above;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function outermost(folders: readonly string[]): string[] {
  return [...new Set(folders)].filter(
    (folder) => !folders.some((other) => other !== folder && isWithin(folder, other)),
  );
}

interface Copying {
  readonly to: string;
  /** Links must end within. */
  readonly within: string;
  readonly problems: Problem[];
  readonly signal: AbortSignal;
  /** Names that are left out besides. */
  readonly without: readonly string[];
}

async function copyFolder(folder: string, copying: Copying): Promise<void> {
  const { to, signal, without } = copying;
  signal.throwIfAborted();
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (LEFT_OUT.test(entry.name) || without.includes(entry.name)) continue;
    const from = join(folder, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyFolder(from, { ...copying, to: target });
    else if (entry.isSymbolicLink()) await copyLink(from, target, copying);
    else if (entry.isFile()) await copyFile(from, target);
    else copying.problems.push(leaves(from, 'neither a file nor a folder'));
  }
}

async function copyLink(from: string, to: string, { within, problems }: Copying): Promise<void> {
  const target = await readlink(from);
  const real = await realpath(from).catch(() => undefined);
  if (real === undefined || !isWithin(real, within)) problems.push(leaves(from, `a link to ${target}`));
  else if ((await stat(real)).isFile()) await copyFile(real, to);
  else if (isAbsolute(target)) problems.push(leaves(from, `a link to ${target}`));
  else await symlink(target, to);
}

function leaves(where: string, got: string): Problem {
  return {
    what: 'The configuration reaches out of its folder, and a copy would not be what was read; nothing was made',
    where,
    expected: 'files and folders, and links that stay within',
    got,
    fix: 'put a copy of what it leads to into the folder',
  };
}
