import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suggestion } from '../../base/did-you-mean.ts';
import { LandfallError } from '../../base/errors.ts';

/** The suites that Landfall brings along, in the order in which they are shown. */
export const SUITES = [
  'objectives',
  'inventory',
  'backups',
  'availability',
  'dns',
  'rebuild',
  'chaos',
] as const;

/** A suite file, and which of ours it is. */
export interface SuiteFile {
  readonly path: string;
  readonly suite?: string;
}

const isCompiled = import.meta.url.endsWith('.js');
const above = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

/** The root of the package: above `dist` when this runs compiled. */
export const packageRoot = isCompiled ? dirname(above) : above;

/** The files of these suites: a name is one of ours, a path is a team's own. All of ours when nothing is named. */
export function suiteFiles(names: readonly string[] | undefined, cwd: string): readonly SuiteFile[] {
  return (names ?? SUITES).map((name) => (looksLikePath(name) ? ownSuite(name, cwd) : shippedSuite(name)));
}

function looksLikePath(name: string): boolean {
  return name.includes('/') || name.includes(sep) || /\.(js|mjs|cjs|ts|mts)$/.test(name);
}

function shippedSuite(name: string): SuiteFile {
  if (SUITES.some((suite) => suite === name))
    return { path: join(above, 'suites', `${name}.suite.${isCompiled ? 'js' : 'ts'}`), suite: name };
  throw new LandfallError('SUITE_UNKNOWN', 'declaration', {
    what: `There is no suite "${name}".${suggestion(name, SUITES)}`,
    expected: `one of ${SUITES.join(', ')}, or the path of a .js or .mjs file`,
    fix: 'correct the name',
  });
}

function ownSuite(name: string, cwd: string): SuiteFile {
  const path = resolve(cwd, name);
  if (existsSync(path)) return { path };
  throw new LandfallError('SUITE_UNKNOWN', 'declaration', {
    what: `There is no suite file ${basename(name)}`,
    where: name,
    fix: 'correct the path',
  });
}
