import { findRunSync, readRunSync, type RecordedRun } from '../evidence/index.ts';

let current: { readonly name: string; readonly recorded: RecordedRun } | undefined;

/**
 * The run that is asked about: the folder that the environment variable LANDFALL_RUN names, or else the latest run below
 * the working folder. It is read once. Throws RUN_NOT_FOUND, NOT_A_RUN and RUN_DAMAGED.
 */
export function run(): RecordedRun {
  const name = process.env['LANDFALL_RUN'] || 'latest';
  if (current?.name !== name) current = { name, recorded: readRunSync(findRunSync(name, process.cwd())) };
  return current.recorded;
}

/** Reads the folder again on the next question: a run may have gone on since. */
export function forgetRun(): void {
  current = undefined;
}
