import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Seconds } from '../base/duration.ts';
import { messageOf } from '../base/errors.ts';
import { answer, HANGS } from './answer.ts';
import { control, isControl } from './control.ts';
import type { Faults } from './faults.ts';
import { invoke, type Invocation } from './invoke.ts';
import { type TwinOptions, TwinState } from './twin-state.ts';
import type { WireAnswer, WireRequest } from './wire/http.ts';
import type { World } from './world/world.ts';

/** An embedded AWS. */
export interface Twin {
  readonly world: World;
  readonly faults: Faults;
  /** Calls by `service:operation`, the faulted ones included. */
  readonly calls: ReadonlyMap<string, number>;
  /** Listens on loopback, on any free port when 0, and gives the port. */
  readonly listen: (port?: number) => Promise<number>;
  readonly close: () => Promise<void>;
  /** One operation by name, without HTTP. A struck fault rejects, those of the transport aside. */
  readonly invoke: (invocation: Invocation) => Promise<unknown>;
  /** When a client was last seen, on the monotonic clock. */
  readonly lastUse: () => Seconds;
  /** Loads the schemas of every usual service, so that no later call waits for them. */
  readonly warmUp: () => Promise<void>;
}

/** Makes a twin of a world. It binds to 127.0.0.1 alone, because it verifies no signature. */
export function createTwin(options: TwinOptions): Twin {
  const state = new TwinState(options);
  // A client that reuses a connection at the moment when it times out would see a reset that AWS never sent.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    void respond(state, request, response);
  });
  return {
    world: state.world,
    faults: state.faults,
    calls: state.calls,
    listen: async (port = 0) => {
      const bound = await listen(server, port);
      for (const { background } of state.catalogue.services) background?.(state.world);
      return bound;
    },
    close: async () => {
      state.world.end();
      await close(server);
    },
    invoke: (invocation) => invoke(state, invocation),
    lastUse: () => state.lastUse(),
    warmUp: async () => {
      const usual = state.catalogue.services.filter(({ isRare }) => isRare !== true);
      for (const { signingName } of usual) await state.catalogue.model(signingName);
    },
  };
}

async function respond(state: TwinState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const end = state.begin();
  response.once('close', end);
  try {
    const asked = await readRequest(request);
    const given = isControl(asked) ? await control(state, asked) : await answer(state, asked);
    if (given !== HANGS) send(response, given);
  } catch (thrown) {
    send(response, { status: 500, headers: { 'content-type': 'text/plain' }, body: messageOf(thrown) });
  }
}

async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [path = '/', ...search] = (request.url ?? '/').split('?');
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(search.join('?')),
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

function send(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
