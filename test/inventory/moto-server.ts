import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A running moto server: an imitation of AWS that nobody here wrote. */
export interface Moto {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts moto_server on a free port of loopback; undefined where it is not installed. */
export async function startMoto(): Promise<Moto | undefined> {
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const url = await ready(child);
  if (url === undefined) return undefined;
  const ended = once(child, 'exit');
  return {
    url,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** It says where it listens; it fails to spawn or ends at once where it is missing. */
function ready(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    child.once('error', () => resolve(undefined));
    child.once('exit', () => resolve(undefined));
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}
