import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'mocha';

/** How a referee ended. */
export interface RefereeRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Leaves a suite out, with a visible word, when a program that it needs is not there. */
export function skipWithout(test: Context, what: string, command: string, ...probe: string[]): void {
  if (spawnSync(command, probe, { stdio: 'ignore' }).status === 0) return;
  process.stderr.write(`\n    skipped: ${what} is not installed\n`);
  test.skip();
}

/** Runs a referee as a user of an account, with no configuration but this. */
export async function runReferee(
  command: string,
  args: readonly string[],
  options: { readonly accessKeyId?: string; readonly stdin?: string } = {},
): Promise<RefereeRun> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-referee-'));
  const empty = join(folder, 'empty');
  writeFileSync(empty, '');
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const env = {
    ...Object.fromEntries(own),
    AWS_CONFIG_FILE: empty,
    AWS_SHARED_CREDENTIALS_FILE: empty,
    AWS_ACCESS_KEY_ID: options.accessKeyId ?? 'AKIA111122223333LAND',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_MAX_ATTEMPTS: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
  try {
    return await run(command, args, env, options.stdin ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdin: string,
): Promise<RefereeRun> {
  return new Promise((resolve) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
    child.stdin?.end(stdin);
  });
}
