import { randomBytes } from 'node:crypto';
import {
  lstatSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';

const NAME = 'latest';

/** Lets `latest` beside the run folders point at one: a relative link, or a file with its name where links are not allowed. */
export function pointLatest(parent: string, id: string): void {
  const fresh = join(parent, `.${NAME}-${randomBytes(4).toString('hex')}`);
  try {
    symlinkSync(id, fresh, 'dir');
  } catch (error) {
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
    writeFileSync(fresh, `${id}\n`);
  }
  try {
    renameSync(fresh, join(parent, NAME));
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** The id that `latest` of this folder points at; undefined when there is none. */
export function readLatest(parent: string): string | undefined {
  const path = join(parent, NAME);
  try {
    const text = lstatSync(path).isSymbolicLink() ? readlinkSync(path) : readFileSync(path, 'utf8');
    return basename(text.trim());
  } catch (error) {
    // EISDIR: somebody copied the folder and with it made the link a folder of its own.
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EISDIR') return NAME;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
