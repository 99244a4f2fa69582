import { READ_BACK, type ReadBack } from '../record/canary.ts';
import type { Recorder } from '../record/recorder.ts';
import { quotedTable, type SqlTarget, sqlStatement } from './sql-statement.ts';

export interface ReadBackOptions {
  readonly recorder: Recorder;
  /** Id of the canary's probe. */
  readonly process: string;
  readonly vantage: string;
  readonly writer: string;
  readonly target: SqlTarget;
  readonly signal: AbortSignal;
}

/**
 * Reads back, after recovery, which of a canary's rows are there, and writes it into the history. Resolves with whether it could;
 * it may be tried again, the last one counts.
 */
export async function readBack(options: ReadBackOptions): Promise<boolean> {
  const { recorder, process, vantage, writer, target, signal } = options;
  const text = `SELECT seq FROM ${quotedTable(target)} WHERE writer = $1 ORDER BY seq`;
  const invoke = recorder.invoke({ process, vantage, operation: READ_BACK, value: { writer } });
  const ended = await sqlStatement(target, { text, values: [writer] }, signal);
  if (ended.kind === 'look') {
    recorder.complete(invoke, ended.look);
    return false;
  }
  const value: ReadBack = { writer, recovered: stretches(ended.rows.map((row) => Number(row['seq']))) };
  recorder.complete(invoke, { end: 'ok', value });
  return true;
}

function stretches(ascending: readonly number[]): readonly [number, number][] {
  const found: [number, number][] = [];
  for (const number of ascending) {
    const last = found.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}
