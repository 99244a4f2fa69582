import { spawn } from 'node:child_process';

/** As whom and where a program runs. */
export interface RunOptions {
  readonly uid?: number;
  readonly gid?: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end, with this text as its input. Rejects with what it said when it fails. */
export function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
  input = '',
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['pipe', 'ignore', 'pipe'] });
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
