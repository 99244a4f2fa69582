export { unwritable } from './unwritable.ts';
export { evidenceSha256 } from './evidence-sha256.ts';
export { openRun, type OpenRunOptions } from './open-run.ts';
export type { RunWriter } from './run-writer.ts';
export { newRunId } from './run-id.ts';
export { readCalls, readRun, readRunSync, type RecordedRun } from './read-run.ts';
export { findRun, findRunSync, latestRun, RUNS_FOLDER } from './find-run.ts';
export { readLines, type Lines } from './read-lines.ts';
export type { Run, RunEnd } from './run.ts';
