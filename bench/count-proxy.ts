import { createHash } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What went through since the last reset. */
export interface Counts {
  readonly total: number;
  /** Requests by `service operation`, REST ones by method and path shape. */
  readonly byOperation: ReadonlyMap<string, number>;
  /** Requests that had been made before, to the letter. */
  readonly repeated: number;
  readonly throttled: number;
}

export interface ProxyOptions {
  readonly target: number;
  readonly latencyMs: number;
}

export interface CountProxy {
  readonly port: number;
  counts(): Counts;
  reset(options?: { readonly throttle?: number }): void;
  close(): void;
}

/** A reverse proxy on loopback that counts, delays and throttles. Which request it throttles is the same in every run. */
export async function countProxy({ target, latencyMs }: ProxyOptions): Promise<CountProxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const state = {
    total: 0,
    repeated: 0,
    throttled: 0,
    throttle: 0,
    turn: 0,
    seen: new Set<string>(),
    byOperation: new Map<string, number>(),
  };
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    await delay(latencyMs);
    const operation = operationOf(incoming, body);
    state.turn += 1;
    if (state.throttle > 0 && pseudoRandom(state.turn) < state.throttle) {
      state.throttled += 1;
      return throttle(incoming, outgoing, operation);
    }
    const identity = createHash('sha256')
      .update(`${incoming.method} ${incoming.url} ${operation} `)
      .update(body)
      .digest('hex');
    state.total += 1;
    if (state.seen.has(identity) && !operation.startsWith('sts')) state.repeated += 1;
    state.seen.add(identity);
    state.byOperation.set(operation, (state.byOperation.get(operation) ?? 0) + 1);
    const { method, url, headers } = incoming;
    const onward = request(
      { host: '127.0.0.1', port: target, method, path: url, headers, agent },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.once('error', (error) => outgoing.writeHead(502).end(error.message));
    onward.end(body);
  };
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    counts: () => ({ ...state }),
    reset: ({ throttle: share = 0 } = {}) =>
      void Object.assign(state, {
        total: 0,
        repeated: 0,
        throttled: 0,
        throttle: share,
        turn: 0,
        seen: new Set(),
        byOperation: new Map(),
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

function operationOf({ headers, method, url }: IncomingMessage, body: Buffer): string {
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '-';
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return `${service} ${target.split('.').at(-1)}`;
  const action = /(?:^|&)Action=(\w+)/.exec(body.toString('latin1'))?.[1];
  if (action !== undefined) return `${service} ${action}`;
  const path = (url ?? '').split('?')[0] ?? '';
  return `${service} ${method} ${path.replace(/\/(vault|plan)-\d+|\/Z[A-Z0-9]+|\/[0-9a-f-]{36}/g, '/{}')}`;
}

/** Numbers that look random and are the same in every run: the reference generator by Steele and others, "splitmix". */
function pseudoRandom(turn: number): number {
  let z = Math.imul(turn, 0x9e3779b9) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b) >>> 0;
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35) >>> 0;
  return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
}

function throttle({ headers }: IncomingMessage, outgoing: ServerResponse, operation: string): void {
  if (operation.startsWith('ec2')) {
    const body =
      '<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>slow down</Message></Error></Errors><RequestID>t</RequestID></Response>';
    outgoing.writeHead(503, { 'content-type': 'text/xml' }).end(body);
  } else if (headers['x-amz-target'] !== undefined || operation.startsWith('backup')) {
    const head = { 'content-type': 'application/json', 'x-amzn-errortype': 'ThrottlingException' };
    outgoing.writeHead(400, head).end('{"__type":"ThrottlingException","message":"Rate exceeded"}');
  } else {
    const body =
      '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error><RequestId>t</RequestId></ErrorResponse>';
    outgoing.writeHead(400, { 'content-type': 'text/xml' }).end(body);
  }
}
