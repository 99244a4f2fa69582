import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { LandfallError } from '../base/errors.ts';
import type { Environment } from '../environment/environment.ts';
import { declarationCopy } from './declaration-copy.ts';
import { type Disk, realDisk } from './disk.ts';
import { keepLease } from './lease.ts';
import type { Run } from './run.ts';
import { checkRunId } from './run-id.ts';
import { RunFolder } from './run-folder.ts';
import type { RunWriter } from './run-writer.ts';
import { unwritable } from './unwritable.ts';

export interface OpenRunOptions {
  /** The folder in which the run folder is made, `reports/runs/<environment>`. */
  readonly parent: string;
  readonly environment: Environment;
  readonly id: string;
  readonly clock: Clock;
  readonly version: string;
  readonly commit: string | null;
  readonly target: Run['target'];
  /** The file system, unless a test wants another. */
  readonly disk?: Disk;
}

/** Makes the run folder. Throws RUN_EXISTS when there is one of this id, RUN_ID_INVALID when there cannot be. */
export async function openRun(options: OpenRunOptions): Promise<RunWriter> {
  checkRunId(options.id);
  const disk = options.disk ?? realDisk;
  const folder = join(options.parent, options.id);
  makeFolder(options.parent, folder);
  const lease = keepLease(folder, options.clock, disk);
  try {
    const writer = new RunFolder({ ...options, folder, disk, lease, run: firstWord(options) });
    await writer.update({});
    await writer.writeText('environment.yaml', declarationCopy(options.environment.source.text));
    return writer;
  } catch (error) {
    lease.release();
    throw unwritable(folder, error);
  }
}

/** Throws what `openRun` would for this id, before anything is started for it. */
export function checkFree({ parent, id }: Pick<OpenRunOptions, 'parent' | 'id'>): void {
  checkRunId(id);
  const folder = join(parent, id);
  if (existsSync(folder)) throw taken(folder);
}

function makeFolder(parent: string, folder: string): void {
  try {
    mkdirSync(parent, { recursive: true });
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(folder, error);
    throw taken(folder);
  }
}

function taken(folder: string): LandfallError {
  return new LandfallError('RUN_EXISTS', 'declaration', {
    what: 'There is a run of this id already, and evidence is never written over',
    where: folder,
    fix: 'choose another --run-id, or leave it out',
  });
}

function firstWord({ environment, id, clock, version, commit, target }: OpenRunOptions): Run {
  return {
    id,
    environment: environment.name,
    title: environment.title,
    stage: environment.stage,
    target,
    hosts: [],
    ...(environment.endpoint.kind === 'aws' ? {} : { pace: environment.pace }),
    accounts: environment.accounts.map((account) => ({
      id: account.id,
      name: account.name,
      purpose: account.purpose,
    })),
    regions: [...new Set(environment.accounts.flatMap((account) => account.regions))],
    principal: null,
    startedAt: clock.now(),
    endedAt: null,
    clockOffsetMs: null,
    ended: 'running',
    version,
    commit,
    declarationSha256: environment.source.sha256,
  };
}
