import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { suggestion } from '../base/did-you-mean.ts';
import { LandfallError } from '../base/errors.ts';
import { readLatest } from './latest.ts';
import type { Run } from './run.ts';

/** Where runs land unless told otherwise, below the working folder. */
export const RUNS_FOLDER = join('reports', 'runs');

/**
 * The folder of a run, named by a path, `<environment>/<id>`, an id, `latest` or `<environment>/latest`.
 * Throws RUN_NOT_FOUND.
 */
export async function findRun(nameOrPath: string, cwd: string): Promise<string> {
  return findRunSync(nameOrPath, cwd);
}

/** The same for those who cannot wait. */
export function findRunSync(nameOrPath: string, cwd: string): string {
  const runs = resolve(cwd, RUNS_FOLDER);
  const found =
    nameOrPath === 'latest'
      ? newest(environmentFolders(runs))
      : [resolve(cwd, nameOrPath), ...byName(nameOrPath, runs)].map(throughLatest).find(isRun);
  if (found !== undefined) return found;
  throw notFound(nameOrPath, runs);
}

/** The newest ended run below `reports/runs`, or of one environment there; null when there is none yet. */
export async function latestRun(runsFolder: string, environment?: string): Promise<string | null> {
  const folders = environmentFolders(runsFolder);
  const wanted =
    environment === undefined ? folders : folders.filter((one) => one.endsWith(sep + environment));
  return newest(wanted) ?? null;
}

function byName(name: string, runs: string): string[] {
  if (isAbsolute(name) || name.includes('..')) return [];
  return [join(runs, name), ...environmentFolders(runs).map((folder) => join(folder, name))];
}

/** `…/latest` may be a link, a file with a name in it, or a folder: only the second needs help. */
function throughLatest(path: string): string {
  if (!path.endsWith(`${sep}latest`)) return path;
  const id = readLatest(dirname(path));
  return id === undefined ? path : join(dirname(path), id);
}

function isRun(folder: string): boolean {
  return existsSync(join(folder, 'run.json'));
}

function environmentFolders(runs: string): string[] {
  if (!existsSync(runs)) return [];
  return readdirSync(runs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(runs, entry.name));
}

function newest(folders: readonly string[]): string | undefined {
  const candidates = folders.map((folder) => throughLatest(join(folder, 'latest'))).filter(isRun);
  return candidates.toSorted((a, b) => endedAt(a).localeCompare(endedAt(b))).at(-1);
}

function endedAt(folder: string): string {
  const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Partial<Run>;
  return run.endedAt ?? run.startedAt ?? '';
}

function notFound(name: string, runs: string): LandfallError {
  const ids = environmentFolders(runs).flatMap((folder) =>
    readdirSync(folder).filter((id) => isRun(join(folder, id))),
  );
  return new LandfallError('RUN_NOT_FOUND', 'declaration', {
    what: ids.length === 0 ? 'There is no run yet' : `There is no run "${name}".${suggestion(name, ids)}`,
    where: RUNS_FOLDER,
    expected: 'a run id, <environment>/<id>, latest, or the path of a run folder',
    fix:
      ids.length === 0
        ? 'make one first: npm run suite -- --env sandbox'
        : `choose one of the ${ids.length} under ${RUNS_FOLDER}, or make a new one with npm run suite`,
  });
}
