import { connect, type Socket } from 'node:net';
import type { Clock } from '../../../base/clock.ts';
import { resetSocket } from '../reset-socket.ts';
import type { ConnectionMode } from './link-mode.ts';

/** Where a link leads. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** One client's connection over a link, and the one behind it. */
export class Connection {
  readonly #client: Socket;
  readonly #clock: Clock;
  readonly #target: () => Endpoint | undefined;
  #mode: ConnectionMode;
  #server: Socket | undefined;

  constructor(client: Socket, target: () => Endpoint | undefined, mode: ConnectionMode, clock: Clock) {
    this.#client = client;
    this.#target = target;
    this.#mode = mode;
    this.#clock = clock;
    client.setNoDelay(true);
    client.on('error', () => this.end());
    this.apply(mode);
  }

  /** A held connection goes on where it was when the link passes again, as TCP would by sending again. */
  apply(mode: ConnectionMode): void {
    this.#mode = mode;
    if (mode.kind === 'reset') return this.reset();
    if (mode.kind === 'blackhole') {
      this.#client.pause();
      this.#server?.pause();
      return;
    }
    if (this.#server === undefined) this.#open();
    this.#client.resume();
    this.#server?.resume();
  }

  reset(): void {
    resetSocket(this.#client);
    if (this.#server !== undefined) resetSocket(this.#server);
  }

  end(): void {
    this.#client.destroy();
    this.#server?.destroy();
  }

  #open(): void {
    const target = this.#target();
    if (target === undefined) return this.reset();
    const server = connect({ ...target, noDelay: true });
    this.#server = server;
    // Whatever breaks behind a link breaks the connection in front of it, the way it broke.
    server.on('error', () => this.reset());
    server.on('close', () => this.#client.destroySoon());
    this.#client.on('close', () => server.destroySoon());
    this.#forward(this.#client, server);
    this.#forward(server, this.#client);
  }

  #forward(from: Socket, to: Socket): void {
    from.on('data', (chunk) => this.#held(() => this.#write(from, to, chunk)));
    from.on('end', () => this.#held(() => to.end()));
    to.on('drain', () => {
      if (this.#mode.kind !== 'blackhole') from.resume();
    });
  }

  #write(from: Socket, to: Socket, chunk: Buffer): void {
    if (to.writable && !to.write(chunk)) from.pause();
  }

  /** Equal delays keep the order. */
  #held(action: () => void): void {
    if (this.#mode.kind !== 'delay') return action();
    void this.#clock.sleep(this.#mode.seconds).then(action);
  }
}
