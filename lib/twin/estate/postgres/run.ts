import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/** As whom and where a program runs. */
export interface RunOptions {
  readonly uid?: number;
  readonly gid?: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether it gives way to everything else that wants to run. */
  readonly isPatient?: boolean;
}

/** Runs a program to its end, with this text as its input. Rejects with what it said when it fails. */
export function run(
  program: string,
  args: readonly string[],
  { isPatient = false, ...options }: RunOptions = {},
  input = '',
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['pipe', 'ignore', 'pipe'] });
    if (isPatient) giveWay(child);
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', reject);
    // A program that ends before it has read everything tells why by how it ends.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      reject(new Error(`${program} ended with ${signal ?? code}: ${Buffer.concat(said).toString().trim()}`));
    });
  });
}

/** One that is over already, or never began, needs nothing of it. */
function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch (error) {
    if ((error as { readonly info?: { readonly code?: string } }).info?.code !== 'ESRCH') throw error;
  }
}
