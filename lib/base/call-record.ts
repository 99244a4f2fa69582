import type { Instant } from './instant.ts';

/** One line of `calls.ndjson`. */
export interface CallRecord {
  readonly at: Instant;
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly host: string;
  /** Page number, from 1. */
  readonly page: number;
  readonly ms: number;
  /** From 1; a throttled call that was tried again has a line per attempt. */
  readonly attempt: number;
  /** HTTP status; 0 = no answer. */
  readonly status: number;
  readonly requestId: string | null;
  readonly paramsSha256: string;
  readonly responseSha256: string | null;
  readonly code?: string;
}
