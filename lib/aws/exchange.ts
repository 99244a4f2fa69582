import { addAbortSignal, type Readable } from 'node:stream';
import type { Clock } from '../base/clock.ts';
import type { Instant } from '../base/instant.ts';
import { sha256 } from './canonical-json.ts';
import { MalformedAnswer, NotAwsAnswer } from './classify.ts';
import { guardHost, hostOf } from './host-guard.ts';
import { type JsonObject, withMembers } from './json-members.ts';
import type { DeserializeMiddleware, SdkClient, SdkCommand, SdkResponse } from './packages.ts';

/** One request and what came of it, as seen on the wire. */
export interface Exchange {
  readonly host: string;
  readonly sentAt: Instant;
  readonly receivedAt: Instant;
  readonly ms: number;
  /** 0 = no answer. */
  readonly status: number;
  readonly requestId: string | null;
  /** Of the body as it came, before anything read it. */
  readonly responseSha256: string | null;
  readonly date: string | undefined;
  /** The body as it came; absent when none did. */
  readonly body: Uint8Array | undefined;
  readonly result: { readonly output: unknown } | { readonly thrown: unknown };
}

/** Answers beyond this are no answers of AWS. */
const MOST_BYTES = 64 * 1_024 * 1_024;

/** Sends one command once, watching what really leaves and comes. */
export async function exchange(
  client: SdkClient,
  command: SdkCommand,
  options: {
    endpoint: string | undefined;
    clock: Clock;
    signal: AbortSignal;
    members?: JsonObject | undefined;
  },
): Promise<Exchange> {
  const { endpoint, clock, signal, members } = options;
  const seen: Seen = { host: '', requestId: null, status: 0, body: undefined, date: undefined };
  command.middlewareStack.add(observer(seen, endpoint, signal), {
    step: 'deserialize',
    priority: 'low',
    name: 'landfallObserver',
  });
  if (members !== undefined)
    command.middlewareStack.add(withMembers(members), {
      step: 'build',
      priority: 'high',
      name: 'landfallMembers',
    });
  const sentAt = clock.now();
  const start = clock.monotonic();
  const result = await client.send(command, { abortSignal: signal }).then(
    (output) => ({ output }),
    (thrown: unknown) => ({ thrown }),
  );
  return {
    host: seen.host,
    sentAt,
    receivedAt: clock.now(),
    ms: Math.round((clock.monotonic() - start) * 1_000),
    status: seen.status,
    requestId: seen.requestId ?? requestIdOf('output' in result ? result.output : result.thrown),
    responseSha256: seen.body === undefined ? null : sha256(seen.body),
    date: seen.date,
    body: seen.body,
    result,
  };
}

interface Seen {
  host: string;
  requestId: string | null;
  status: number;
  body: Uint8Array | undefined;
  date: string | undefined;
}

/** Sits next to the connection: checks the host of the signed request, and reads the body before the SDK does. */
function observer(seen: Seen, endpoint: string | undefined, signal: AbortSignal): DeserializeMiddleware {
  return (next) => async (step) => {
    guardHost(step.request, endpoint);
    seen.host = hostOf(step.request);
    const answer = await next(step);
    const { response } = answer;
    seen.status = response.statusCode;
    seen.date = response.headers['date'];
    seen.requestId = response.headers['x-amzn-requestid'] ?? response.headers['x-amz-request-id'] ?? null;
    seen.body = await readBody(response.body as Readable, signal);
    response.body = seen.body;
    refuseWebPages(response, seen.body);
    refuseBrokenErrors(response, seen.body);
    return answer;
  };
}

async function readBody(body: Readable, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of addAbortSignal(signal, body)) {
      chunks.push(chunk as Uint8Array);
      size += (chunk as Uint8Array).length;
      if (size > MOST_BYTES) break;
    }
  } catch (error) {
    if (signal.aborted) throw error;
    throw new MalformedAnswer(`the answer broke off after ${size} bytes`, { cause: error });
  }
  if (size > MOST_BYTES) throw new MalformedAnswer(`the answer has more than ${MOST_BYTES} bytes`);
  return Buffer.concat(chunks);
}

/** By its looks: some servers that do speak like AWS call their JSON `text/html`. */
function refuseWebPages(response: SdkResponse, body: Uint8Array): void {
  const start = Buffer.from(body.subarray(0, 200)).toString('utf8').trimStart();
  const isCalledHtml =
    /text\/html/i.test(response.headers['content-type'] ?? '') && !/^([{[]|<[?A-Z])/.test(start);
  if (!isCalledHtml && !/^<(!doctype html|html|head|body|!--)/i.test(start)) return;
  throw new NotAwsAnswer(
    `a web page came back with status ${response.statusCode}, not an answer of AWS: ${start}`,
  );
}

/** The SDK takes an error's name from a header even when the body is broken off; what counts as evidence is whole. */
function refuseBrokenErrors(response: SdkResponse, body: Uint8Array): void {
  if (response.statusCode < 400 || body.length === 0 || !/json/i.test(response.headers['content-type'] ?? ''))
    return;
  try {
    JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    throw new MalformedAnswer(`an error answer with status ${response.statusCode} that breaks off`, {
      cause: error,
    });
  }
}

/** Query services put the request id into the body. */
function requestIdOf(result: unknown): string | null {
  const metadata = (result as { $metadata?: { requestId?: string } } | undefined)?.$metadata;
  return metadata?.requestId ?? null;
}
