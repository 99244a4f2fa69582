import { chown, lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Admin } from './admin.ts';
import { run } from './run.ts';
import { runAs } from './run-as.ts';

/** What belongs to the running server alone, or comes by streaming. */
const LEFT_OUT = new Set([
  'pg_wal',
  'postmaster.pid',
  'postmaster.opts',
  'pg_replslot',
  'pg_dynshmem',
  'pg_stat_tmp',
]);
/** Folders that a server wants to find, empty. */
const EMPTY = [
  'pg_wal',
  'pg_wal/archive_status',
  'pg_wal/summaries',
  'pg_replslot',
  'pg_dynshmem',
  'pg_stat_tmp',
];

/**
 * Copies the data of a running server: the binaries that npm brings have no pg_basebackup, so it is done by the low-level API
 * (https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP). Whatever else runs goes first: who
 * watches from the same machine must not be late because of it.
 */
export async function baseBackup(source: Admin, from: string, to: string): Promise<void> {
  await source.session(async (client) => {
    await client.query("SELECT pg_backup_start('landfall', true)");
    await ownFolder(to);
    const parts = (await readdir(from)).filter((name) => !LEFT_OUT.has(name));
    await run('cp', ['-a', ...parts.map((name) => join(from, name)), to], { ...runAs(), isPatient: true });
    for (const name of EMPTY) await ownFolder(join(to, name));
    const { rows } = await client.query<{ labelfile: string }>('SELECT * FROM pg_backup_stop(false)');
    await writeFile(join(to, 'backup_label'), rows[0]?.labelfile ?? '');
    await own(join(to, 'backup_label'));
  });
  await lstat(join(to, 'PG_VERSION'));
}

async function ownFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  await own(path);
}

async function own(path: string): Promise<void> {
  const { uid, gid } = runAs();
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}
