import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { expect } from 'chai';
import { readRun, type RecordedRun } from '../../lib/evidence/index.ts';
import { type CallOptions, type Ended, landfall, type Running, startLandfall } from '../support/landfall.ts';

/** What none of these runs may tell anybody. */
export const SECRET_ACCESS_KEY = 'wJalr-end-to-end-secret-key';
export const EXTERNAL_ID = 'shop-recovery';
const ACCESS_KEY = 'AKIA333344445555LAND';
/** Keys and tokens that the embedded AWS issues are known by their look alone. */
const SECRETS: readonly (string | RegExp)[] = [
  SECRET_ACCESS_KEY,
  EXTERNAL_ID,
  ACCESS_KEY,
  /A[KS]IA\d{12}[A-Z0-9]{4}/,
  /[A-Za-z0-9+/]{120,}/,
];

/** Credentials of the user `landfall` of an account, for a declared endpoint. */
export function credentialsOf(accessKeyId = ACCESS_KEY): Record<string, string> {
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: SECRET_ACCESS_KEY };
}

/** An empty folder in which the real command is called. What it says and writes is searched for secrets. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'landfall-end-to-end-'));
  readonly #declared = new Set<string>();
  readonly #running: Running[] = [];

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Writes a file that a person would have written. */
  declare(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    this.#declared.add(name);
    return name;
  }

  async call(args: readonly string[], options: Partial<CallOptions> = {}): Promise<Ended> {
    const ended = await landfall(args, { cwd: this.folder, ...options });
    expectNoSecret(ended.stdout, 'stdout');
    expectNoSecret(ended.stderr, 'stderr');
    return ended;
  }

  /** Starts a call; whatever comes, it does not outlive the workshop. */
  start(args: readonly string[], options: Partial<CallOptions> = {}): Running {
    const running = startLandfall(args, { cwd: this.folder, ...options });
    this.#running.push(running);
    return running;
  }

  /** The only run in a parent folder. */
  async run(parent = 'out'): Promise<RecordedRun> {
    const [id, ...more] = this.runs(parent);
    expect([id, ...more], `runs in ${parent}`).to.have.length(1);
    return readRun(this.path(parent, id ?? ''));
  }

  runs(parent = 'out'): string[] {
    if (!existsSync(this.path(parent))) return [];
    return readdirSync(this.path(parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  }

  /** Ends what still runs, looks for secrets in every file that was written, and takes the folder away. */
  async close(): Promise<void> {
    for (const running of this.#running) running.kill('SIGKILL');
    await Promise.all(this.#running.map(({ ended }) => ended));
    try {
      for (const file of this.#written()) expectNoSecret(readFileSync(join(this.folder, file), 'utf8'), file);
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  #written(): string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.folder, join(entry.parentPath, entry.name)))
      .filter((file) => !this.#declared.has(file) && !file.split(sep).includes('node_modules'));
  }
}

/** A workshop around a test body. */
export function withWorkshop(body: (workshop: Workshop) => Promise<void>): () => Promise<void> {
  return async () => {
    const workshop = new Workshop();
    try {
      await body(workshop);
    } finally {
      await workshop.close();
    }
  };
}

function expectNoSecret(text: string, where: string): void {
  // The page carries Allure's tree packed as base64, in which long runs of letters are no tokens.
  const secrets = where.endsWith('.html') ? SECRETS.slice(0, -1) : SECRETS;
  for (const secret of secrets) {
    const found = typeof secret === 'string' ? text.includes(secret) : secret.test(text);
    expect(found, `${String(secret)} in ${where}`).to.equal(false);
  }
}
