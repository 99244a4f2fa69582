import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/lib/cli/main.js', import.meta.url));

/** How one call of the real command ended. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly cwd: string;
  /** Added to a bare environment that knows no AWS. */
  readonly env?: Readonly<Record<string, string>>;
  /** The command's own JavaScript, where it is not the one built here. */
  readonly main?: string;
  /** The user to run as; ours when absent. */
  readonly uid?: number;
}

/** A call that is under way. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves when what it wrote, to either stream, holds the text; rejects when it ends without. */
  saying(text: string): Promise<void>;
  /** What it wrote so far. */
  said(): { readonly stdout: string; readonly stderr: string };
  kill(signal: NodeJS.Signals): void;
}

/** Runs the built command to its end. */
export function landfall(args: readonly string[], options: CallOptions): Promise<Ended> {
  return startLandfall(args, options).ended;
}

/** Starts the built command, with no AWS configuration but what is given. */
export function startLandfall(args: readonly string[], options: CallOptions): Running {
  const child = spawn(process.execPath, [options.main ?? MAIN, ...args], {
    cwd: options.cwd,
    env: { ...bare(options.cwd), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      for (const listener of listeners) listener();
    });
  const ended = endOf(child, said);
  return {
    pid: child.pid ?? 0,
    ended,
    saying: (text) => untilSaid(text, said, listeners, ended),
    said: () => ({ ...said }),
    kill: (signal) => void child.kill(signal),
  };
}

async function endOf(child: ChildProcess, said: { stdout: string; stderr: string }): Promise<Ended> {
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

function untilSaid(
  text: string,
  said: { stdout: string; stderr: string },
  listeners: Set<() => void>,
  ended: Promise<Ended>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!said.stdout.includes(text) && !said.stderr.includes(text)) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
    look();
    void ended.then(({ code, stderr }) => {
      reject(
        new Error(`it ended with ${code} and never said "${text}": ${said.stdout.slice(-1_500)} ${stderr}`),
      );
    });
  });
}

function bare(cwd: string): Record<string, string> {
  const { PATH = '' } = process.env;
  return {
    PATH,
    HOME: cwd,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
