import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CallRecord } from '../base/call-record.ts';
import type { Clock } from '../base/clock.ts';
import { redactText } from '../base/redact-text.ts';
import { confine } from './confine.ts';
import type { Disk } from './disk.ts';
import { pointLatest } from './latest.ts';
import type { KeptLease } from './lease.ts';
import type { Run, RunEnd } from './run.ts';
import type { RunWriter } from './run-writer.ts';
import { stableJson } from './stable-json.ts';
import { unwritable } from './unwritable.ts';

interface RunFolderOptions {
  readonly parent: string;
  readonly folder: string;
  readonly run: Run;
  readonly clock: Clock;
  readonly disk: Disk;
  readonly lease: KeptLease;
}

/** The writer that `openRun` hands out. */
export class RunFolder implements RunWriter {
  readonly folder: string;
  readonly #options: RunFolderOptions;
  #run: Run;
  #calls: number | undefined;
  #lines = 0;

  constructor(options: RunFolderOptions) {
    this.folder = options.folder;
    this.#options = options;
    this.#run = options.run;
  }

  get run(): Run {
    return this.#run;
  }

  async update(changes: Partial<Run>): Promise<void> {
    this.#run = { ...this.#run, ...changes };
    await this.write('run.json', this.#run);
  }

  appendCall(record: CallRecord): number {
    const { disk } = this.#options;
    return this.#guarded('calls.ndjson', (path) => {
      this.#calls ??= disk.openAppend(path);
      disk.append(this.#calls, `${stableJson(record)}\n`);
      this.#lines += 1;
      return this.#lines;
    });
  }

  async write(file: string, value: unknown): Promise<void> {
    await this.writeText(file, `${stableJson(value, 2)}\n`);
  }

  async writeText(file: string, text: string): Promise<void> {
    const path = this.#guarded(file, (inside) => {
      mkdirSync(dirname(inside), { recursive: true });
      return inside;
    });
    try {
      await this.#options.disk.replace(path, text);
    } catch (error) {
      throw unwritable(path, error);
    }
  }

  async end(ended: Exclude<RunEnd, 'running'>, exitCode: number, error?: string): Promise<void> {
    const why = error === undefined ? {} : { error: redactText(error) };
    try {
      await this.update({ ended, exitCode, endedAt: this.#options.clock.now(), ...why });
    } finally {
      // Where even the last word cannot be written, nobody holds the run any more: readers call it crashed.
      this.#options.lease.release();
    }
    this.#guarded('calls.ndjson', () => {
      if (this.#calls !== undefined) this.#options.disk.close(this.#calls);
      this.#calls = undefined;
    });
    try {
      pointLatest(this.#options.parent, this.#run.id);
    } catch (failure) {
      throw unwritable(join(this.#options.parent, 'latest'), failure);
    }
  }

  /** Runs a write on a file of the folder, and reports what a heartbeat could not. */
  #guarded<T>(file: string, write: (path: string) => T): T {
    const path = confine(this.folder, file);
    try {
      const failure = this.#options.lease.failure();
      if (failure !== undefined) throw failure;
      return write(path);
    } catch (error) {
      throw unwritable(path, error);
    }
  }
}
