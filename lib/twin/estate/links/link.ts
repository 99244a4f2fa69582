import { createServer, type Server } from 'node:net';
import type { Clock } from '../../../base/clock.ts';
import { Connection, type Endpoint } from './connection.ts';
import { BLACKHOLE, type ConnectionMode, type LinkMode, PASS } from './link-mode.ts';

/** What a link is made of. */
export interface LinkOptions {
  readonly clock: Clock;
  /** Where it listens. */
  readonly at: Endpoint;
  /** Where it leads, at first; nowhere = whoever comes is reset. */
  readonly to?: Endpoint;
  readonly mode?: LinkMode;
}

/** A way over the network that can be broken: a TCP proxy before a server. */
export class Link {
  readonly at: Endpoint;
  readonly #server: Server;
  readonly #clock: Clock;
  readonly #connections = new Set<Connection>();
  #to: Endpoint | undefined;
  #mode: LinkMode;
  #isCut = false;
  #owed = 0;

  constructor({ clock, at, to, mode = PASS }: LinkOptions) {
    this.at = at;
    this.#clock = clock;
    this.#to = to;
    this.#mode = mode;
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
      const connection = new Connection(client, () => this.#to, this.#next(), this.#clock);
      this.#connections.add(connection);
      client.once('close', () => this.#connections.delete(connection));
    });
  }

  /** Whether everything gets over it at this moment. */
  get passes(): boolean {
    return !this.#isCut && this.#mode.kind === 'pass';
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ ...this.at, exclusive: true }, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  /** What happens to connections from now on, the established ones included. */
  set(mode: LinkMode): void {
    this.#mode = mode;
    this.#apply();
  }

  /** Cuts the link whatever its mode is, or takes the cut back: for what lies in a zone that is cut off. */
  cut(isCut: boolean): void {
    if (this.#isCut === isCut) return;
    this.#isCut = isCut;
    this.#apply();
  }

  /** New connections go there from now on; the old ones break as a failover breaks them. */
  leadTo(to: Endpoint | undefined): void {
    this.#to = to;
    for (const connection of this.#connections) connection.reset();
  }

  async close(): Promise<void> {
    for (const connection of this.#connections) connection.end();
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #apply(): void {
    const mode = this.#isCut ? BLACKHOLE : this.#mode;
    // A brown-out is about new connections alone.
    if (mode.kind === 'brown-out') return;
    for (const connection of this.#connections) connection.apply(mode);
  }

  #next(): ConnectionMode {
    if (this.#isCut) return BLACKHOLE;
    const mode = this.#mode;
    if (mode.kind !== 'brown-out') return mode;
    // Spread evenly instead of at random, so that a share is kept however few connections there are.
    this.#owed += mode.share;
    if (this.#owed < 1) return PASS;
    this.#owed -= 1;
    return typeof mode.meets === 'string' ? { kind: mode.meets } : { kind: 'delay', ...mode.meets };
  }
}
