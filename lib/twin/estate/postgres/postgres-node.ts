import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import { LandfallError, messageOf } from '../../../base/errors.ts';
import type { EstateFolder } from '../leftovers/estate-folder.ts';
import { Admin } from './admin.ts';
import { baseBackup } from './base-backup.ts';
import { forgetSharedMemory } from './shared-memory.ts';
import type { PostgresHome } from './postgres-home.ts';
import { run } from './run.ts';
import { runAs, SERVER_ENVIRONMENT } from './run-as.ts';
import { ADMIN_USER } from './schema.ts';

/** What a server needs to be. */
export interface NodeOptions {
  readonly home: PostgresHome;
  readonly folder: EstateFolder;
  readonly clock: Clock;
  /** Unlike every other in this data plane; standbys are called by it. */
  readonly name: string;
  /** Where it listens itself, behind every link. */
  readonly host: string;
  readonly port: number;
}

/** From where a standby takes its changes. */
export interface Upstream {
  readonly host: string;
  readonly port: number;
}

const START_PATIENCE: Seconds = 15;
const LOOKS: Seconds = 0.02;

/** One PostgreSQL server, which may be killed and started, made a standby and promoted. */
export class PostgresNode {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly admin: Admin;
  readonly #options: NodeOptions;
  readonly #data: string;
  #process: ChildProcess | undefined;

  constructor(options: NodeOptions) {
    this.#options = options;
    this.name = options.name;
    this.host = options.host;
    this.port = options.port;
    this.#data = join(options.folder.folder('nodes'), options.name);
    this.admin = new Admin({ host: options.host, port: options.port, password: options.home.password });
  }

  get isRunning(): boolean {
    return (
      this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null
    );
  }

  /** A new copy of the template. */
  async copyTemplate(): Promise<void> {
    rmSync(this.#data, { recursive: true, force: true });
    await run('cp', ['-a', this.#options.home.template, this.#data]);
  }

  /** A copy of a server that runs, to become its standby. */
  async copyOf(source: PostgresNode): Promise<void> {
    await rm(this.#data, { recursive: true, force: true });
    await baseBackup(source.admin, source.#data, this.#data);
  }

  /** From its next start on it follows another server. */
  follow({ host, port }: Upstream): void {
    const { password } = this.#options.home;
    this.#standBy(
      `host=${host} port=${port} user=${ADMIN_USER} password=${password} application_name=${this.name}`,
    );
  }

  /** From its next start on it only shows what it holds: it follows nobody, and takes and adds nothing. */
  onlyShow(): void {
    this.#standBy('');
  }

  #standBy(upstream: string): void {
    appendFileSync(join(this.#data, 'postgresql.auto.conf'), `primary_conninfo = '${upstream}'\n`);
    writeFileSync(join(this.#data, 'standby.signal'), '');
  }

  /** Starts it; resolves when it lets the manager in. */
  async start(): Promise<void> {
    const { home, folder } = this.#options;
    const log = openSync(`${this.#data}.log`, 'a');
    const listens = ['-c', `listen_addresses=${this.host}`, '-c', `port=${this.port}`];
    const child = spawn(join(home.bin, 'postgres'), ['-D', this.#data, ...listens], {
      ...runAs(),
      cwd: this.#data,
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    if (child.pid !== undefined) folder.own(child.pid);
    await this.#answers();
  }

  /** Kills it as a lost machine dies: nothing is written down, nobody is told. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
    await forgetSharedMemory(this.#data);
  }

  /** Ends it at once, and has it clear up after itself. */
  async stop(): Promise<void> {
    await this.#end('SIGQUIT');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    const wasRunning = this.isRunning;
    const gone = new Promise<void>((resolve) => {
      if (child === undefined || !wasRunning) resolve();
      else child.once('exit', () => resolve());
    });
    if (wasRunning) child?.kill(signal);
    await gone;
    await this.admin.close();
  }

  async #answers(): Promise<void> {
    const { clock } = this.#options;
    const until = clock.monotonic() + START_PATIENCE;
    for (;;) {
      try {
        await this.admin.query('SELECT 1');
        return;
      } catch (error) {
        if (!this.isRunning || clock.monotonic() > until) throw this.#notStarted(error);
        await clock.sleep(LOOKS);
      }
    }
  }

  #notStarted(cause: unknown): LandfallError {
    const log = `${this.#data}.log`;
    const said = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n') : '';
    return new LandfallError(
      'DATABASE_NOT_STARTED',
      'harness',
      {
        what: `The PostgreSQL server ${this.name} did not start on ${this.host}:${this.port}`,
        got: said === '' ? messageOf(cause) : said,
        fix: 'free that port on 127.0.0.0/8, and let the temporary folder be one in which programs may run',
      },
      { cause },
    );
  }
}
