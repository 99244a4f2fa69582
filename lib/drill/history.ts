import type { Seconds } from '../base/duration.ts';
import type { Instant } from '../base/instant.ts';

/** `ok` and `failed` are certain; a timeout or a reset connection is `unsure`. */
export type OperationEnd = 'ok' | 'failed' | 'unsure';

interface HistoryBase {
  /** Counts from 0, without holes. */
  readonly index: number;
  /** Seconds on the monotonic clock since the drill began: all measures come from it. */
  readonly t: Seconds;
  /** Wall time, for people. */
  readonly at: Instant;
  /** Who acted: a probe's, nemesis's or guard's id. */
  readonly process: string;
  readonly vantage: string;
}

/** An operation began. Latency counts from `due`, not from `t`. */
export interface InvokeEntry extends HistoryBase {
  readonly type: 'invoke';
  readonly operation: string;
  readonly due: Seconds;
  readonly value?: unknown;
}

/** An operation ended; `invoke` is the index of its beginning. */
export interface CompletionEntry extends HistoryBase {
  readonly type: OperationEnd;
  readonly operation: string;
  readonly invoke: number;
  readonly value?: unknown;
  readonly error?: string;
  /** For how long between beginning and end the harness itself was not listening; absent = no time worth telling. */
  readonly late?: Seconds;
  /** Why this end tells nothing of what was watched: the harness sent it too late, never sent it, or cut it off. */
  readonly unknown?: string;
}

/** Something was seen to have happened: a fault injected, a status turned, a record switched. */
export interface MarkEntry extends HistoryBase {
  readonly type: 'mark';
  readonly mark: string;
  /** Where it was seen; two marks bound a phase only when they were seen independently. */
  readonly source: string;
  readonly value?: unknown;
}

/** One line of `drills/<scenario>/history.ndjson`. Append only. */
export type HistoryEntry = InvokeEntry | CompletionEntry | MarkEntry;
export type History = readonly HistoryEntry[];
