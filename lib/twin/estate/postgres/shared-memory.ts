import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

/** The line of `postmaster.pid` that holds key and id of the server's System V segment. */
const SEGMENT_LINE = 6;

/** Takes away the little segment that a killed server leaves with the kernel: a machine has room for some thousand. */
export async function forgetSharedMemory(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [, id] = (readFileSync(file, 'utf8').split('\n')[SEGMENT_LINE] ?? '').trim().split(/\s+/);
  if (id === undefined || !/^\d+$/.test(id)) return;
  // Best effort: without the program, or when a dying child still holds the segment, it goes with the next reboot.
  await run('ipcrm', ['-m', id]).catch(() => undefined);
}
