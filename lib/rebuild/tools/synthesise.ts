import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { defined } from '../../base/defined.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import { redactText } from '../../base/redact-text.ts';
import type { CdkApp } from './cdk-app.ts';
import { copyConfiguration } from './copy-configuration.ts';

export interface SynthesiseOptions {
  /** An empty folder. */
  readonly scratch: string;
  readonly clock: Clock;
  /** What apps that leave their place open are told. */
  readonly into?: { readonly account: string; readonly region: string };
  /** Where programs are found; absent = the environment of the harness. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** Longer than any app takes. */
const WITHIN: Seconds = 600;
const LOOK: Seconds = 0.1;
/** Of our environment: none of its keys. An app that looks something up in an account says so, and is refused. */
const KEPT = ['PATH', 'LANG', 'TMPDIR'];

/**
 * Has an app synthesised by its own CLI, in a copy of its folder and without keys, and gives the folder of the assembly. Throws
 * CDK_ABSENT (guard), CDK_FAILED, CONFIGURATION_LEAVES and what an abort throws.
 */
export async function synthesise(
  app: CdkApp,
  options: SynthesiseOptions,
  signal: AbortSignal,
): Promise<string> {
  if (app.cli === undefined || app.packages === undefined) throw absent(app);
  const { scratch } = options;
  const copied = await copyConfiguration([app.folder], join(scratch, 'app'), signal, [
    'node_modules',
    'cdk.out',
  ]);
  await symlink(app.packages, join(copied.root, 'node_modules'));
  const out = join(scratch, 'cdk.out');
  const ended = await run(app.cli, copied.root, out, options, signal);
  signal.throwIfAborted();
  if (ended.exitCode !== 0) throw failed(app, ended);
  return out;
}

interface Ended {
  readonly exitCode: number | null;
  readonly said: string;
}

async function run(
  cli: string,
  cwd: string,
  out: string,
  { scratch, clock, into, variables = process.env }: SynthesiseOptions,
  signal: AbortSignal,
): Promise<Ended> {
  const { $, quote } = await import('zx');
  const env = {
    ...defined<Record<string, string>>(Object.fromEntries(KEPT.map((name) => [name, variables[name]]))),
    HOME: scratch,
    CI: 'true',
    ...(into === undefined ? {} : { CDK_DEFAULT_ACCOUNT: into.account, CDK_DEFAULT_REGION: into.region }),
  };
  const child = $({
    cwd,
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    nothrow: true,
    quiet: true,
    shell: '/bin/sh',
    quote,
    prefix: 'exec ',
  })`${cli} synth --quiet --no-lookups --no-version-reporting --no-notices --output ${out}`;
  let ended: Ended | undefined;
  const over = child.then(({ exitCode, stdout, stderr }) => {
    ended = { exitCode, said: `${stderr}\n${stdout}` };
  });
  const due = clock.monotonic() + WITHIN;
  let asked = 0;
  while (ended === undefined) {
    await Promise.race([over, clock.sleep(LOOK)]);
    if (!signal.aborted && clock.monotonic() < due) continue;
    // An app is the child of the CLI: all of the group is asked, and after a while told.
    if (ended === undefined) endGroup(child.pid, asked < 50 ? 'SIGINT' : 'SIGKILL');
    asked += 1;
  }
  return ended;
}

function endGroup(pid: number | undefined, by: 'SIGINT' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, by);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function absent({ folder }: CdkApp): LandfallError {
  return new LandfallError('CDK_ABSENT', 'guard', {
    what: 'A CDK app can only be synthesised by its own CLI, which is not installed',
    where: folder,
    expected: 'node_modules/.bin/cdk in this folder or above',
    got: 'none',
    fix: 'install the packages of the app (npm ci), or give the folder that cdk synth made, cdk.out',
  });
}

function failed({ folder }: CdkApp, { exitCode, said }: Ended): LandfallError {
  return new LandfallError('CDK_FAILED', 'declaration', {
    what: 'The CDK app could not be synthesised',
    where: folder,
    expected: 'an assembly, made without keys and without looking anything up in an account',
    got: `${exitCode === null ? 'ended by a signal' : `exit code ${exitCode}`}: ${redactText(said.trim()).slice(-600)}`,
    fix: 'correct what CDK names; keep cdk.context.json with the app, so that nothing has to be looked up',
  });
}
