import { homedir, tmpdir } from 'node:os';
import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redact } from '../../base/redact.ts';

/** Folders of this machine that results must not tell of. */
export interface Places {
  readonly cwd: string;
  readonly packageRoot: string;
  readonly runFolder: string;
}

/** A result without secrets, without paths of this machine, and with no frames in a `trace` but those of a team's suites. */
export function scrub<T>(value: T, places: Places): T {
  return withoutPaths(redact(withoutFrames(value, places)), hidden(places)) as T;
}

function withoutFrames(value: unknown, places: Places): unknown {
  if (Array.isArray(value)) return value.map((inner) => withoutFrames(inner, places));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] =>
    key === 'trace' && typeof inner === 'string'
      ? [key, userFrames(inner, places)]
      : [key, withoutFrames(inner, places)],
  );
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/** A stack without our own frames, Node's, and those of packages; undefined when none is left. */
function userFrames(stack: string, places: Places): string | undefined {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && isUsers(line, places));
  return frames.length === 0
    ? undefined
    : frames.map((line) => line.replace('file://', '').replace(/\?generation=\d+/, '')).join('\n');
}

function isUsers(frame: string, { cwd, packageRoot }: Places): boolean {
  const path = /\(?((?:file:\/\/)?\/[^()]*?|[A-Za-z]:\\[^()]*?):\d+(?::\d+)?\)?$/.exec(frame)?.[1];
  if (path === undefined || path.includes(`${sep}node_modules${sep}`)) return false;
  const file = path.startsWith('file:') ? fileURLToPath(path) : path;
  const ours = ['lib', 'dist', 'suites'].some((folder) => isInside(file, packageRoot + sep + folder));
  return isInside(file, cwd) && !ours;
}

/** A path below the working folder as it is seen from there; of any other file, only the name. */
export function shownPath(file: string, { cwd }: Places): string {
  if (!isAbsolute(file)) return file;
  const shown = isInside(file, cwd) ? relative(cwd, file) : (file.split(sep).at(-1) ?? file);
  return shown.split(sep).join('/');
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Longest first: a run folder usually lies below the working folder, and that below the home. */
function hidden({ cwd, packageRoot, runFolder }: Places): readonly (readonly [string, string])[] {
  const pairs = [
    [runFolder, '<run>'],
    [cwd, '.'],
    [packageRoot, '<landfall>'],
    [tmpdir(), '<tmp>'],
    [homedir(), '~'],
  ] as const;
  return pairs.filter(([path]) => path.length > 1).toSorted(([a], [b]) => b.length - a.length);
}

function withoutPaths(value: unknown, pairs: readonly (readonly [string, string])[]): unknown {
  if (typeof value === 'string') return pathless(value, pairs);
  if (Array.isArray(value)) return value.map((inner) => withoutPaths(inner, pairs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutPaths(inner, pairs)]));
}

function pathless(text: string, pairs: readonly (readonly [string, string])[]): string {
  let clean = text;
  for (const [path, shown] of pairs)
    clean = clean.replaceAll(`file://${path}`, shown).replaceAll(path, shown);
  return clean;
}
