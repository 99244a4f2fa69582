import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { realClock } from '../../lib/base/clock.ts';

export type Trouble = 'reset' | 'hang' | 'refuse' | 'error' | 'slow';

/** An HTTP server that is broken and mended on purpose, and that keeps its own record of when. */
export interface FlakyServer {
  readonly url: string;
  readonly port: number;
  /** Resolves when no request that comes from now on is answered well. */
  breakBy(trouble: Trouble): Promise<void>;
  mend(): Promise<void>;
  /** Moments on the monotonic clock at which it really broke and really was whole again, in turn. */
  readonly truth: readonly number[];
}

const SLOWNESS = 0.2;

/** Runs a test beside such a server and closes it afterwards. */
export async function withFlakyServer(body: (server: FlakyServer) => Promise<void>): Promise<void> {
  const sockets = new Set<Socket>();
  const truth: number[] = [];
  let trouble: Trouble | undefined;
  const server = createServer((_request, response) => answer(trouble, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    if (trouble === 'reset') socket.resetAndDestroy();
  });
  const port = await listen(server, 0);
  try {
    await body({
      port,
      url: `http://127.0.0.1:${port}/`,
      truth,
      breakBy: async (kind) => {
        if (kind === 'refuse') await shut(server, sockets);
        trouble = kind;
        truth.push(realClock.monotonic());
      },
      mend: async () => {
        if (trouble === 'refuse') await listen(server, port);
        trouble = undefined;
        truth.push(realClock.monotonic());
      },
    });
  } finally {
    if (server.listening) await shut(server, sockets);
  }
}

function answer(trouble: Trouble | undefined, response: ServerResponse): void {
  if (trouble === 'hang') return;
  response.statusCode = trouble === 'error' ? 503 : 200;
  if (trouble !== 'slow') response.end('hello');
  else void realClock.sleep(SLOWNESS).then(() => response.end('hello'));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function shut(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
