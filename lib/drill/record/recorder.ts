import type { Clock } from '../../base/clock.ts';
import { defined } from '../../base/defined.ts';
import type { Seconds } from '../../base/duration.ts';
import { redact } from '../../base/redact.ts';
import { redactText } from '../../base/redact-text.ts';
import type { CompletionEntry, History, HistoryEntry, InvokeEntry, MarkEntry } from '../history.ts';
import type { Look } from '../probe.ts';
import { openHistoryFile } from './history-file.ts';

/** Who did something, and from where. */
export interface Actor {
  readonly process: string;
  readonly vantage: string;
}

/** Writes the history of one drill, in memory and line by line on disk. */
export interface Recorder {
  /** All that has happened so far; it grows. */
  readonly history: History;
  /** Seconds since the record began: the `t` of an entry that would be written now. */
  elapsed(): Seconds;
  /** The same moment on the clock's monotonic scale. */
  monotonic(elapsed: Seconds): Seconds;
  /** Something begins; the number is what `complete` takes. `due` is now unless told. */
  invoke(begun: Actor & { operation: string; due?: Seconds; value?: unknown }): number;
  complete(invoke: number, ended: Ended): void;
  mark(seen: Actor & { mark: string; source: string; value?: unknown }): void;
  /** Calls back with each entry after it was written; the returned function ends that. */
  onEntry(listener: (entry: HistoryEntry) => void): () => void;
  /** What the disk refused, if anything: the history in memory is whole all the same. */
  readonly problem: Error | undefined;
  close(): void;
}

/** How an operation ended, and what the harness itself had to do with it. */
export type Ended = Look & Pick<CompletionEntry, 'late' | 'unknown'>;

type Bare<Entry extends HistoryEntry> = Omit<Entry, 'index' | 't' | 'at'>;

/** Opens the record of a drill: a new `history.ndjson`. A disk that fails later never stops a drill, so that it can heal. */
export function openRecorder(options: { file: string; clock: Clock }): Recorder {
  const { clock } = options;
  const file = openHistoryFile(options.file);
  const begun = clock.monotonic();
  const history: HistoryEntry[] = [];
  const listeners = new Set<(entry: HistoryEntry) => void>();
  let problem: Error | undefined;

  const elapsed = (): Seconds => microseconds(clock.monotonic() - begun);
  const write = (bare: Bare<InvokeEntry> | Bare<CompletionEntry> | Bare<MarkEntry>): number => {
    const entry = { index: history.length, t: elapsed(), at: clock.now(), ...bare } as HistoryEntry;
    history.push(entry);
    problem = file.append(JSON.stringify(entry)) ?? problem;
    for (const listener of listeners) listener(entry);
    return entry.index;
  };
  return {
    history,
    elapsed,
    monotonic: (seconds) => begun + seconds,
    invoke: ({ due, ...entry }) => write({ type: 'invoke', due: due ?? elapsed(), ...clean(entry) }),
    complete: (invoke, { end, ...ended }) =>
      void write({ ...beginning(history, invoke), type: end, invoke, ...clean(ended) }),
    mark: (entry) => void write({ type: 'mark', ...clean(entry) }),
    onEntry: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get problem() {
      return problem;
    },
    close: () => {
      problem = file.close() ?? problem;
    },
  };
}

function beginning(history: History, index: number): Actor & { operation: string } {
  const entry = history[index];
  if (entry?.type !== 'invoke') throw new RangeError(`entry ${index} of the history begins nothing`);
  return { process: entry.process, vantage: entry.vantage, operation: entry.operation };
}

/** Evidence holds no secrets, and no keys without a value. */
function clean<Fields extends { readonly value?: unknown; readonly error?: string }>(fields: Fields): Fields {
  const { value, error } = fields;
  return defined({
    ...fields,
    value: value === undefined ? undefined : redact(value),
    error: error === undefined ? undefined : redactText(error),
  }) as Fields;
}

function microseconds(seconds: Seconds): Seconds {
  return Math.round(seconds * 1e6) / 1e6;
}
