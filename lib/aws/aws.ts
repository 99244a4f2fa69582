import type { Instant } from '../base/instant.ts';
import type { Bucket } from './ceilings.ts';
import type { JsonObject } from './json-members.ts';
import type { LentAccess } from './lent-access.ts';
import type { ServiceName } from './service-name.ts';

/** Why a call brought nothing. What may pass (throttles, broken connections, gateways, silence) is tried again. */
export type FailureReason =
  | 'denied'
  | 'expired'
  | 'credentials'
  | 'throttled'
  | 'unsupported'
  | 'not-found'
  | 'transient'
  | 'timeout'
  | 'not-aws'
  | 'malformed'
  | 'truncated'
  | 'other';

/** A call that brought nothing, in words that may be written down: without keys, tokens and external ids. */
export interface Failure {
  readonly reason: FailureReason;
  /** The error code as it came, or `Timeout`, `NotAWS`, `Malformed`, `TruncatedPages`. */
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly at: Instant;
}

/** How a listing goes on: output member → input member of the next page, and the member that asks for large pages. */
export interface Paging {
  readonly tokens: Readonly<Record<string, string>>;
  readonly pageSize?: readonly [member: string, size: number];
  /** The output member that says whether there is more, where a service has one beside its token. */
  readonly truncated?: string;
}

/** One read, followed to its last page. The same read asked for again is answered from memory. */
export interface ReadRequest<Page, Item> {
  readonly service: ServiceName;
  readonly operation: string;
  readonly bucket: Bucket;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly paging?: Paging;
  /** Asked of AWS whatever was read before: for watching what changes. */
  readonly fresh?: boolean;
  /**
   * What a page holds; undefined when the answer lacks the member that it must have. `raw` gives the JSON body as it came, for
   * members that the installed client does not know.
   */
  readonly items: (page: Page, at: Instant, raw: () => unknown) => readonly Item[] | undefined;
}

/** One call that changes something. */
export interface WriteRequest {
  readonly service: ServiceName;
  readonly operation: string;
  readonly bucket: Bucket;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  /**
   * The input carries a token, or a condition, by which AWS does once what it is asked twice: after a broken connection or
   * silence it is sent again. Without one it never is, for nobody knows whether it was done.
   */
  readonly isRepeatable?: boolean;
  /** Members of the JSON body that the installed client may not know; one that it did write stays as it is. */
  readonly members?: JsonObject;
}

/** What came of a write. Where it failed, `isRefused` says that nothing was done; otherwise nobody knows. */
export type Written<Output> = { readonly calls: readonly number[] } & (
  | { readonly output: Output; readonly at: Instant; readonly raw: () => unknown }
  | { readonly failure: Failure; readonly isRefused: boolean }
);

/** What was read: everything, or what came before the failure. */
export interface Reading<Item> {
  readonly items: readonly Item[];
  /** Lines of `calls.ndjson`, counted from 1. */
  readonly calls: readonly number[];
  readonly failure?: Failure;
}

/** Whom AWS takes us for. */
export interface Identity {
  readonly arn: string;
  readonly account: string;
  readonly userId: string;
}

/** A declared account: entered as somebody, or closed to us for a reason. */
export interface AccountAccess {
  readonly account: string;
  readonly region: string;
  readonly at: Instant;
  readonly calls: readonly number[];
  readonly identity?: Identity;
  /** The STS operation that failed, and how. */
  readonly closed?: { readonly operation: 'AssumeRole' | 'GetCallerIdentity'; readonly failure: Failure };
}

/** AWS as a run sees it, every declared account identified. */
export interface Aws {
  /** ARN of the credentials that the run started with, before any role was assumed. */
  readonly principal: string;
  readonly accounts: readonly AccountAccess[];
  read<Page, Item>(request: ReadRequest<Page, Item>): Promise<Reading<Item>>;
  write<Output>(request: WriteRequest): Promise<Written<Output>>;
  /**
   * Keys for a program of others, good in one account alone; absent where none can be had. Throws KEYS_NOT_LENT (guard). They are
   * never written down, and handed over by environment only.
   */
  readonly lend?: (account: string) => Promise<LentAccess>;
  /** Every host that a request went to, sorted. */
  hosts(): readonly string[];
  /** How far the server's clock is ahead of ours, from its Date headers; null before the first answer that has one. */
  clockOffsetMs(): number | null;
  /** Closes the connections. */
  close(): void;
}
