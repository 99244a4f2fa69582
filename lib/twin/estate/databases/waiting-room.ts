import { createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import { Connection, type Endpoint } from '../links/connection.ts';
import { PASS } from '../links/link-mode.ts';
import { resetSocket } from '../reset-socket.ts';

/** What a waiting room is made of. */
export interface WaitingRoomOptions {
  readonly clock: Clock;
  /** Where it listens. */
  readonly at: Endpoint;
  /** Where clients are served now; undefined = nowhere, and they wait. */
  readonly served: () => Endpoint | undefined;
  /** How long they wait before they are turned away. */
  readonly patience: Seconds;
}

const LOOKS: Seconds = 0.02;

/** Takes every connection, and leads it on as soon as somebody serves. */
export class WaitingRoom {
  readonly #options: WaitingRoomOptions;
  readonly #server: Server;
  readonly #closed = new AbortController();
  readonly #clients = new Set<Socket>();

  constructor(options: WaitingRoomOptions) {
    this.#options = options;
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
      this.#clients.add(client);
      client.on('error', () => client.destroy());
      client.once('close', () => this.#clients.delete(client));
      void this.#leadOn(client).catch(() => resetSocket(client));
    });
  }

  get at(): Endpoint {
    return this.#options.at;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ ...this.#options.at, exclusive: true }, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    this.#closed.abort();
    for (const client of this.#clients) client.destroy();
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #leadOn(client: Socket): Promise<void> {
    const { clock, served, patience } = this.#options;
    const until = clock.monotonic() + patience;
    while (!client.destroyed) {
      const to = served();
      if (to !== undefined) return void new Connection(client, () => to, PASS, clock);
      if (clock.monotonic() > until) return resetSocket(client);
      await clock.sleep(LOOKS, this.#closed.signal);
    }
  }
}
