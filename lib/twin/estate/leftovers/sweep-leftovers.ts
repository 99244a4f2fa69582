import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../base/clock.ts';
import { endProcesses } from './end-processes.ts';
import { folderPrefix, OWNER_FILE, PROCESSES_FILE } from './estate-folder.ts';
import { isRunning, type ProcessIdentity, processNamespace } from './process-identity.ts';

/** Ends the processes and removes the folders that killed data planes of this user left. Gives the folders. */
export async function sweepLeftovers(clock: Clock): Promise<string[]> {
  const left = folders().filter(isLeft);
  for (const folder of left) {
    await endProcesses(processesIn(folder), clock);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return left;
}

function folders(): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(folderPrefix()))
    .map((name) => join(tmpdir(), name))
    .filter((folder) => statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.());
}

/** One without an owner's file is being made at this moment, or was left before it held anything. */
function isLeft(folder: string): boolean {
  const file = join(folder, OWNER_FILE);
  if (!existsSync(file)) return false;
  const owner = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity & { readonly namespace: string };
  return owner.namespace === processNamespace() && !isRunning(owner);
}

function processesIn(folder: string): ProcessIdentity[] {
  const file = join(folder, PROCESSES_FILE);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^\d+ \d+$/.test(line));
  const identities = lines.map((line) => line.split(' '));
  return identities.map(([pid = '', startTime = '']) => ({ pid: Number(pid), startTime })).filter(isRunning);
}
