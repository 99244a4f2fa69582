import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Seconds } from '../lib/base/duration.ts';
import { mutatingCall } from './mutating-call.ts';

/** Where a process is held: at a call that changes something, before it reaches AWS, or after AWS has done it and before its reply. */
export interface Boundary {
  readonly call: string;
  readonly when: 'before' | 'after';
}

/** Stands between one process and AWS. */
export interface KillProxy {
  readonly endpoint: string;
  /** Calls that change something and were let through, in their order. */
  readonly calls: readonly string[];
  /** Resolves when the process stands at the boundary. It never gets further. */
  readonly held: Promise<void>;
  close(): void;
}

export interface KillProxyOptions {
  readonly endpoint: string;
  /** Where it holds; absent = nowhere. */
  readonly boundary?: Boundary;
  /** How far ahead the clock of AWS is, for whoever asks through here: what runs out by then has run out for it. */
  readonly ahead?: Seconds;
}

/** Starts one on loopback. */
export async function killProxy({ endpoint, boundary, ahead = 0 }: KillProxyOptions): Promise<KillProxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const calls: string[] = [];
  let tell: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let isHeld = false;
  const hold = (): void => {
    isHeld = true;
    tell();
  };
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = Buffer.concat((await incoming.toArray()) as Buffer[]);
    const { method = '', url: path = '', headers } = incoming;
    const call = mutatingCall({ method, path, headers, body });
    // What comes after the boundary, a heartbeat in another hand, is as late as the call that is held.
    if (isHeld && call !== undefined) return;
    const isHere = call !== undefined && call === boundary?.call;
    if (isHere && boundary?.when === 'before') return hold();
    const { hostname, port } = new URL(endpoint);
    const onward = request({ host: hostname, port, method, path, headers, agent }, (answer) => {
      if (call !== undefined) calls.push(call);
      if (isHere) return hold();
      outgoing.writeHead(answer.statusCode ?? 502, later(answer.headers, ahead));
      answer.pipe(outgoing);
    });
    onward.once('error', (error) => outgoing.writeHead(502).end(error.message));
    onward.end(body);
  };
  // A process that is killed in the middle of a request breaks it off: nobody is left to answer.
  const server = createServer(
    (incoming, outgoing) => void handle(incoming, outgoing).catch(() => outgoing.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    held,
    close: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

function later(headers: IncomingMessage['headers'], ahead: Seconds): IncomingMessage['headers'] {
  const { date } = headers;
  if (ahead === 0 || date === undefined) return headers;
  return { ...headers, date: new Date(Date.parse(date) + ahead * 1_000).toUTCString() };
}
