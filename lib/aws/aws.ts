import type { Instant } from '../base/instant.ts';
import type { Bucket } from './ceilings.ts';
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
  /** What a page holds; undefined when the answer lacks the member that it must have. */
  readonly items: (page: Page, at: Instant) => readonly Item[] | undefined;
}

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
  /** Every host that a request went to, sorted. */
  hosts(): readonly string[];
  /** How far the server's clock is ahead of ours, from its Date headers; null before the first answer that has one. */
  clockOffsetMs(): number | null;
  /** Closes the connections. */
  close(): void;
}
