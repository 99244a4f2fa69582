import type { OperationEnd } from './history.ts';
import type { ProbeKind } from './scenario.ts';

/** What one look brought. `value` is plain JSON: a status, an address, a sequence number. */
export interface Look {
  readonly end: OperationEnd;
  readonly value?: unknown;
  readonly error?: string;
}

/** Watches one thing from one vantage. A probe never judges. */
export interface Probe {
  readonly id: string;
  readonly kind: ProbeKind;
  readonly vantage: string;
  /** What the look that follows at once will send, a sequence number: it is on disk before it is sent. Plain JSON. */
  intends?(): unknown;
  /**
   * Looks once, over a connection of its own. Resolves always, and at once when the signal is aborted: that look ended `unsure`, or
   * `failed` when certainly nothing was sent.
   */
  look(signal: AbortSignal): Promise<Look>;
  close(): Promise<void>;
}
