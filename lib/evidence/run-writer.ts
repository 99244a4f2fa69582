import type { CallRecord } from '../base/call-record.ts';
import type { Run, RunEnd } from './run.ts';

/** Writes one run's evidence. Everything is redacted on its way in; every failure is EVIDENCE_NOT_WRITTEN. */
export interface RunWriter {
  readonly folder: string;
  /** `run.json` as it stands. */
  readonly run: Run;
  /** Changes `run.json`. */
  update(changes: Partial<Run>): Promise<void>;
  /** Adds a line to `calls.ndjson` and returns its number, from 1. */
  appendCall(record: CallRecord): number;
  /** Writes a value as JSON, replacing the file as a whole. */
  write(file: string, value: unknown): Promise<void>;
  writeText(file: string, text: string): Promise<void>;
  /** The last word on a run; `latest` points at it from now on. */
  end(ended: Exclude<RunEnd, 'running'>, exitCode: number, error?: string): Promise<void>;
}
