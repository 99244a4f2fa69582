import { join, resolve } from 'node:path';
import type { EngineOptions } from '../engine/perform-run.ts';
import type { Environment } from '../environment/environment.ts';
import { newRunId, RUNS_FOLDER } from '../evidence/index.ts';
import type { Arguments } from './arguments.ts';
import { approvalArgument } from './approval-argument.ts';
import { commitOf } from './commit.ts';
import type { Io } from './io.ts';
import { packageVersion } from './package-root.ts';
import type { Progress } from './progress.ts';

type RunOptions = Pick<
  EngineOptions,
  | 'environment'
  | 'runsFolder'
  | 'approval'
  | 'parent'
  | 'id'
  | 'clock'
  | 'signal'
  | 'version'
  | 'commit'
  | 'onStage'
  | 'onDetail'
>;

/** What every run takes from the call and from the machine it runs on. */
export function runOptions(
  args: Arguments,
  environment: Environment,
  io: Io,
  progress: Progress,
): RunOptions {
  return {
    environment,
    runsFolder: resolve(io.cwd, RUNS_FOLDER),
    ...approvalArgument(args, io),
    parent: resolve(io.cwd, args.text['out'] ?? join(RUNS_FOLDER, environment.name)),
    id: args.text['run-id'] ?? newRunId(io.clock.now()),
    clock: io.clock,
    signal: io.signal,
    version: packageVersion(),
    commit: commitOf(io.cwd),
    onStage: progress.stage,
    onDetail: progress.detail,
  };
}
