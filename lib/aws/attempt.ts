import type { CallRecord } from '../base/call-record.ts';
import type { Clock } from '../base/clock.ts';
import type { Seconds } from '../base/duration.ts';
import { LandfallError } from '../base/errors.ts';
import type { Instant } from '../base/instant.ts';
import type { Failure } from './aws.ts';
import type { Bucket } from './ceilings.ts';
import { classify } from './classify.ts';
import type { Clients } from './clients.ts';
import { type Exchange, exchange } from './exchange.ts';
import type { JsonObject } from './json-members.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServiceName } from './service-name.ts';
import { type Session, SessionError } from './session.ts';

/** One page of one read, or one write. */
export interface Call {
  readonly service: ServiceName;
  readonly operation: string;
  readonly bucket: Bucket;
  /** Twelve digits; empty where only the answer tells the account. */
  readonly account: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly paramsSha256: string;
  readonly page: number;
  readonly session: Session;
  readonly timeout: Seconds;
  /** Sent again only where AWS certainly did nothing: a write without a token that makes a repeat harmless. */
  readonly isOnce?: boolean;
  /** What the body holds besides, where the installed client does not know it. */
  readonly members?: JsonObject | undefined;
}

/** What attempts share in a run. */
export interface Wire {
  readonly clients: Clients;
  /** Absent = AWS. */
  readonly endpoint: string | undefined;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly signal: AbortSignal;
  readonly hosts: Set<string>;
  /** Writes a line of the call log and gives its number. */
  readonly onCall: (record: CallRecord) => number;
}

/** What came of one attempt, and its line in the call log. */
export type Attempt = { readonly line: number; readonly at: Instant } & (
  | { readonly output: unknown; readonly body: Uint8Array | undefined }
  | { readonly failure: Failure }
);

/** Sends a call once and writes it down. Throws when the run is aborted or a guard refuses the host. */
export async function attempt(call: Call, number: number, wire: Wire): Promise<Attempt> {
  const { sdk, client } = await wire.clients.of(call.service, call.session, call.region);
  // Silence on the network is measured by the machine's own timers, whatever clock the run keeps.
  const timeout = AbortSignal.timeout(call.timeout * 1_000);
  const signal = AbortSignal.any([wire.signal, timeout]);
  const done = await exchange(client, sdk.command(call.operation, call.input), {
    ...wire,
    signal,
    members: call.members,
  });
  if (done.host !== '') wire.hosts.add(done.host);
  wire.serverClock.observe(done.sentAt, done.receivedAt, done.date);
  const failure = 'thrown' in done.result ? failureOf(done, done.result.thrown, timeout.aborted) : undefined;
  stopIfRefused(done);
  const line = wire.onCall(recordOf(call, number, done, failure));
  wire.signal.throwIfAborted();
  const at = done.receivedAt;
  if (failure !== undefined) return { line, at, failure };
  return { line, at, output: 'output' in done.result ? done.result.output : undefined, body: done.body };
}

function failureOf(done: Exchange, thrown: unknown, timedOut: boolean): Failure {
  if (thrown instanceof SessionError) return thrown.failure;
  const { status, receivedAt: at } = done;
  return { ...classify(thrown, { status, timedOut }), status, at };
}

/** A guard's refusal ends the run; nothing was sent, and nothing is written down. */
function stopIfRefused(done: Exchange): void {
  if ('thrown' in done.result && done.result.thrown instanceof LandfallError) throw done.result.thrown;
}

function recordOf(call: Call, number: number, done: Exchange, failure: Failure | undefined): CallRecord {
  return {
    at: done.sentAt,
    service: call.service,
    operation: call.operation,
    account: call.account === '' ? accountIn(done) : call.account,
    region: call.region,
    host: done.host,
    page: call.page,
    ms: done.ms,
    attempt: number,
    status: done.status,
    requestId: done.requestId,
    paramsSha256: call.paramsSha256,
    responseSha256: done.responseSha256,
    ...(failure === undefined ? {} : { code: failure.code }),
  };
}

function accountIn(done: Exchange): string {
  const output = 'output' in done.result ? (done.result.output as { Account?: string }) : {};
  return output.Account ?? 'unknown';
}
