import { type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises';
import type { LentAccess } from '../../../aws/index.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import { redactText } from '../../../base/redact-text.ts';
import { childEnvironment } from './child-environment.ts';
import { lastLine } from './spoken.ts';
import { absent, failed, hung } from './terraform-failures.ts';
import type { WorkFolder } from './work-folder.ts';

/** Terraform in one folder, with keys of one account. */
export interface TerraformOptions {
  readonly folder: WorkFolder;
  readonly access: LentAccess;
  readonly region: string;
  readonly clock: Clock;
  /** How long a command may take before it is ended. */
  readonly within: Seconds;
  /** Told what it said last, while it runs. */
  readonly onDetail?: (text: string) => void;
  /** Where a program is found, and how it gets out; absent = the environment of the harness. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** Between two looks at what it says. */
const LOOK: Seconds = 0.25;
/** After SIGINT Terraform waits for what AWS is doing, and writes its state down. */
const GRACE: Seconds = 120;

/**
 * Runs one command of Terraform to its end, and gives what it answered where it answers in JSON. Its output goes to files and not
 * through us: it outlives a harness that is killed, and writes its state to the end. An abort ends it by SIGINT, waited for. Throws
 * TERRAFORM_ABSENT, TERRAFORM_FAILED, TERRAFORM_HUNG, and what an abort throws.
 */
export async function runTerraform(
  args: readonly string[],
  options: TerraformOptions,
  signal?: AbortSignal,
): Promise<string> {
  signal?.throwIfAborted();
  const { folder } = options;
  const isAsked = args.includes('-json');
  const output = await open(folder.output, 'a', 0o600);
  const answer = isAsked ? await open(folder.answer, 'w', 0o600) : output;
  try {
    const from = (await output.stat()).size;
    const ended = await run(args, { ...options, output, answer }, signal);
    const said = await saidSince(folder, from, isAsked);
    signal?.throwIfAborted();
    if (ended.isHung) throw hung(args, options.within);
    if (ended.exitCode === 126 || ended.exitCode === 127) throw absent(said);
    if (ended.exitCode !== 0) throw failed(args, ended.exitCode, said);
    return isAsked ? await readFile(folder.answer, 'utf8') : '';
  } finally {
    await output.close();
    if (answer !== output) await answer.close();
    await keepLog(folder);
  }
}

interface Ended {
  readonly exitCode: number | null;
  readonly isHung: boolean;
}

async function run(
  args: readonly string[],
  options: TerraformOptions & { output: FileHandle; answer: FileHandle },
  signal: AbortSignal | undefined,
): Promise<Ended> {
  const { folder, output, answer, clock, within, variables = process.env, onDetail } = options;
  const { $, quote } = await import('zx');
  const child = $({
    cwd: folder.configuration,
    env: childEnvironment(variables, options) as NodeJS.ProcessEnv,
    stdio: ['ignore', answer.fd, output.fd],
    // Ctrl-C in a terminal reaches the whole group: Terraform gives up its state when it hears it twice.
    detached: true,
    nothrow: true,
    quiet: true,
    shell: '/bin/sh',
    quote,
    // What is in a state may be secret; `exec` makes the process that we know Terraform itself.
    prefix: 'umask 077; exec ',
  })`terraform ${args}`;
  if (child.pid !== undefined) await writeFile(folder.pid, `${child.pid}\n`, { mode: 0o600 });
  const tell = clock.every(LOOK * 8, () => {
    lastLine(folder.output).then(
      (line) => onDetail?.(redactText(line)),
      () => onDetail?.('nothing was said yet'),
    );
  });
  try {
    return await ended(child, { clock, within }, signal);
  } finally {
    tell();
    await rm(folder.pid, { force: true });
  }
}

type Child = Promise<{ readonly exitCode: number | null }> & { readonly pid: number | undefined };

async function ended(
  child: Child,
  { clock, within }: Pick<TerraformOptions, 'clock' | 'within'>,
  signal: AbortSignal | undefined,
): Promise<Ended> {
  let exit: { readonly exitCode: number | null } | undefined;
  const over = child.then((done) => {
    exit = done;
  });
  const from = clock.monotonic();
  let askedAt: number | undefined;
  while (exit === undefined) {
    await Promise.race([over, clock.sleep(LOOK)]);
    const now = clock.monotonic();
    const isDue = signal?.aborted === true || now - from > within;
    if (askedAt === undefined && isDue && exit === undefined) {
      askedAt = now;
      end(child.pid, 'SIGINT');
    }
    if (askedAt !== undefined && now - askedAt > GRACE) end(child.pid, 'SIGKILL');
  }
  return { exitCode: exit.exitCode, isHung: askedAt !== undefined && signal?.aborted !== true };
}

/** A process that is over by itself needs no ending. */
export function end(pid: number | undefined, by: 'SIGINT' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(by === 'SIGKILL' ? -pid : pid, by);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function saidSince(folder: WorkFolder, from: number, isAsked: boolean): Promise<string> {
  const text = (await readFile(folder.output)).subarray(from).toString('utf8');
  return isAsked ? `${text}${(await readFile(folder.answer, 'utf8')).slice(0, 2_000)}` : text;
}

async function keepLog({ output, log }: WorkFolder): Promise<void> {
  await writeFile(log, redactText(await readFile(output, 'utf8')));
}
