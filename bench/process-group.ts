import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The real command, in a process group of its own. */
export interface ProcessGroup {
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly said: string }>;
  /** Ends it and all that it started. */
  kill(): void;
}

const MAIN = fileURLToPath(new URL('../dist/lib/cli/main.js', import.meta.url));

/** Starts the built command with no AWS configuration. */
export function processGroup(args: readonly string[], cwd: string): ProcessGroup {
  const { PATH = '' } = process.env;
  const env = {
    PATH,
    HOME: cwd,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    const said: string[] = [];
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
    return said;
  }) as [string[], string[]];
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stdout: stdout.join(''),
    said: [...stdout, ...stderr].join(''),
  }));
  return {
    ended,
    kill: () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL');
    },
  };
}
