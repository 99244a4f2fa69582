import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TruthEntry } from '../lib/twin/estate/truth/truth-log.ts';

const MAIN = new URL(
  import.meta.url.endsWith('.ts') ? '../dist/lib/cli/main.js' : '../lib/cli/main.js',
  import.meta.url,
);

/** The embedded AWS with real processes, in a process of its own. */
export interface RunningTwin {
  readonly endpoint: string;
  readonly resolver: string;
  truth(): Promise<readonly TruthEntry[]>;
  end(): Promise<void>;
}

/** Starts the built command and waits for its ready line. Throws where real processes cannot run. */
export async function startTwin(options: readonly string[] = []): Promise<RunningTwin> {
  const args = [fileURLToPath(MAIN), 'twin', '--estate', '--pace', '0.1', ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the twin ended with ${code}`)));
  });
  const { endpoint, resolver } = JSON.parse(line) as { endpoint: string; resolver: string | null };
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  if (resolver === null) {
    await end();
    throw new Error('the twin has no real processes here');
  }
  return {
    endpoint,
    resolver,
    end,
    truth: async () => (await (await fetch(`${endpoint}/__twin/truth`)).json()) as TruthEntry[],
  };
}
