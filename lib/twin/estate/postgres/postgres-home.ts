import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { chmod, chown, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { messageOf } from '../../../base/errors.ts';
import { unavailable } from '../unavailable.ts';
import type { Binaries } from './binaries.ts';
import { makeTemplate } from './make-template.ts';
import { run } from './run.ts';
import { isRoot, runAs } from './run-as.ts';

/** Where PostgreSQL can be run from on this machine, with a database cluster to copy. Made once per machine and version. */
export interface PostgresHome {
  readonly bin: string;
  /** A cluster that was shut down cleanly and is only ever copied. */
  readonly template: string;
  /** The manager's password in every copy. */
  readonly password: string;
}

/** Counts up whenever what the template holds changes. */
const TEMPLATE = 2;
const PASSWORD_FILE = 'password';

/**
 * Finds the home, or makes it: aside, and then renamed into its place, so that of two that make it at once one wins and
 * neither sees half of it. A copy outside of the checkout, because that may lie where the user of PostgreSQL cannot go.
 */
export async function postgresHome(binaries: Binaries): Promise<PostgresHome> {
  const place = join(tmpdir(), homeName(binaries));
  if (!existsSync(place)) await make(place, binaries);
  refuseForeign(place);
  return {
    bin: join(place, 'bin'),
    template: join(place, 'template'),
    password: readFileSync(join(place, PASSWORD_FILE), 'utf8'),
  };
}

/** How the home is called in the temporary folder: another for each version and user. */
export function homeName({ version }: Binaries): string {
  return `landfall-postgres-${version}-${TEMPLATE}-u${process.getuid?.() ?? 0}`;
}

/** Whoever owns a folder there says what we run. */
function refuseForeign(place: string): void {
  const found = lstatSync(place);
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw unavailable(
      `a ${basename(place)} in the temporary folder that belongs to somebody else`,
      'remove it, or set TMPDIR to a folder of your own',
    );
}

async function make(place: string, binaries: Binaries): Promise<void> {
  const aside = mkdtempSync(`${place}-making-`);
  try {
    await furnish(aside, binaries);
    renameSync(aside, place);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (existsSync(place)) return;
    throw unavailable(
      messageOf(error),
      'let the temporary folder be one in which programs may run and other users may read, or set TMPDIR to one',
      error,
    );
  }
}

async function furnish(home: string, binaries: Binaries): Promise<void> {
  const password = randomBytes(24).toString('hex');
  const template = join(home, 'template');
  await chmod(home, 0o755);
  for (const part of ['bin', 'lib', 'share'])
    await run('cp', ['-a', join(binaries.folder, part), join(home, part)]);
  await run('chmod', ['-R', 'a+rX', home]);
  link(home, binaries);
  await mkdir(template, { mode: 0o700 });
  const { uid = 0, gid = 0 } = runAs();
  if (isRoot()) await chown(template, uid, gid);
  await makeTemplate({ bin: join(home, 'bin'), template, password });
  writeFileSync(join(home, PASSWORD_FILE), password, { mode: 0o600 });
}

/** What the package's install script would have linked; many installers do not run it. */
function link(home: string, { folder }: Binaries): void {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(home, target.replace(/^native\//, ''));
    if (!existsSync(at) && dirname(source) === dirname(target)) symlinkSync(basename(source), at);
  }
}
