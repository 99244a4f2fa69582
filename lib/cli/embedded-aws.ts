import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { LandfallError } from '../base/errors.ts';
import type { Environment } from '../environment/environment.ts';
import type { Server } from '../engine/perform-run.ts';
import type { Io } from './io.ts';
import { packageRoot } from './package-root.ts';

/** The one line in which the embedded AWS says where it is: all that is ever known of it that AWS would not tell. */
interface ReadyLine {
  readonly endpoint: string;
  readonly resolver: string | null;
  readonly pid: number;
  /** Why there are no real processes, although they were asked for. */
  readonly reason?: string;
}

/** How long the embedded AWS outlives its last client, when nobody is left to stop it. */
const LEASE = '20s';

export interface ServerOptions {
  /** Whether the embedded AWS has real databases, servers and names: drills need them. */
  readonly realProcesses: boolean;
  /** An embedded AWS that runs already, or another server, instead of the declared one. */
  readonly endpoint?: string;
  readonly resolver?: string;
}

/** Runs the body with the server that the declaration names; brings the embedded AWS up for it, and down after it. */
export async function withServer<T>(
  environment: Environment,
  io: Io,
  options: ServerOptions,
  body: (server: Server | undefined) => Promise<T>,
): Promise<T> {
  const { endpoint } = environment;
  if (options.endpoint !== undefined)
    return body(givenServer(options.endpoint, environment, options.resolver));
  if (endpoint.kind === 'aws') return body(undefined);
  if (endpoint.kind === 'url') return body({ url: endpoint.url, target: 'endpoint' });
  const child = start(endpoint.seed, environment.pace, options.realProcesses);
  try {
    const ready = await readyLine(child, io.signal);
    return await body({
      url: ready.endpoint,
      target: 'twin',
      credentials: embeddedCredentials(environment),
      ...(ready.resolver === null ? {} : { resolver: ready.resolver }),
      ...(ready.reason === undefined ? {} : { noProcesses: ready.reason }),
    });
  } finally {
    child.kill('SIGTERM');
  }
}

/** Only where the declaration is for the embedded AWS, its own credentials go with a server that was given. */
function givenServer(url: string, environment: Environment, resolver: string | undefined): Server {
  const isEmbedded = environment.endpoint.kind === 'embedded';
  return {
    url,
    target: isEmbedded ? 'twin' : 'endpoint',
    ...(isEmbedded ? { credentials: embeddedCredentials(environment) } : {}),
    ...(resolver === undefined ? {} : { resolver }),
  };
}

/** Detached and leased: it neither dies with a Ctrl-C before the run has closed its folder, nor outlives a killed run. */
function start(seed: string, pace: number, realProcesses: boolean): ChildProcess {
  const main = join(packageRoot(), 'dist', 'lib', 'cli', 'main.js');
  const args = [
    main,
    'twin',
    '--seed',
    seed,
    '--pace',
    String(pace),
    '--lease',
    LEASE,
    ...(realProcesses ? ['--estate'] : []),
  ];
  return spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function readyLine(child: ChildProcess, signal: AbortSignal): Promise<ReadyLine> {
  const talk: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => talk.push(chunk.toString()));
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    child.once('error', (error) => reject(notStarted(error.message)));
    child.once('exit', (code) =>
      reject(notStarted(`it ended with exit code ${code}: ${talk.join('').trim()}`)),
    );
    if (child.stdout === null) throw notStarted('it has no output');
    createInterface(child.stdout).once('line', (line) => {
      try {
        resolve(JSON.parse(line) as ReadyLine);
      } catch {
        reject(notStarted(`its first line was ${line.slice(0, 200)}`));
      }
    });
  });
}

function notStarted(got: string): LandfallError {
  return new LandfallError('EMBEDDED_AWS_FAILED', 'harness', {
    what: 'The embedded AWS did not start',
    expected: 'one line with its endpoint',
    got,
    fix: 'run landfall twin by itself and read what it says',
  });
}

/** The key of a principal in the account that keeps the logs, or else in the first; no secret of anybody's. */
function embeddedCredentials(environment: Environment): NonNullable<Server['credentials']> {
  const home = environment.accounts.find((account) => account.purpose === 'log') ?? environment.accounts[0];
  return { accessKeyId: `AKIA${home?.id ?? ''}LAND`, secretAccessKey: 'embedded' };
}
