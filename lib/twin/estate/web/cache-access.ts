import { connect, type Socket } from 'node:net';
import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import { encode, RespError, RespReader, type RespValue } from '../cache/resp.ts';
import type { NameCache } from './name-cache.ts';

/** How an application reaches its cache. */
export interface CacheAddress {
  readonly name: string;
  readonly port: number;
}

/** How long the application waits for its cache. It is configured with it: none of it is AWS's, so no pace applies. */
const PATIENCE: Seconds = 0.25;

interface Wire {
  readonly host: string;
  readonly socket: Socket;
  /** Whoever waits for an answer, in the order of asking. */
  readonly waiting: { readonly take: (value: RespValue) => void; readonly fail: (error: Error) => void }[];
}

/** An application's connection to its cache. When the name leads elsewhere, or an answer stays away, it is a new one. */
export class CacheAccess {
  readonly #address: CacheAddress;
  readonly #names: NameCache;
  readonly #clock: Clock;
  #wire: Wire | undefined;

  constructor(address: CacheAddress, names: NameCache, clock: Clock) {
    this.#address = address;
    this.#names = names;
    this.#clock = clock;
  }

  /** Null when it does not hold the key. Rejects when it cannot be asked. */
  async get(key: string): Promise<string | null> {
    const value = await this.#ask(['GET', key]);
    return value === null ? null : String(value);
  }

  async set(key: string, value: string, lasts: Seconds): Promise<void> {
    await this.#ask(['SET', key, value, 'EX', String(lasts)]);
  }

  close(): void {
    this.#hangUp(new Error('the application ended'));
  }

  async #ask(command: readonly string[]): Promise<RespValue> {
    const host = await this.#names.addressOf(this.#address.name);
    if (this.#wire !== undefined && this.#wire.host !== host)
      this.#hangUp(new Error('the name leads elsewhere'));
    const wire = (this.#wire ??= this.#dial(host));
    const answer = new Promise<RespValue>((take, fail) => wire.waiting.push({ take, fail }));
    wire.socket.write(encode(command));
    const found = await Promise.race([answer, this.#clock.sleep(PATIENCE).then(() => NOTHING)]);
    if (found === NOTHING) {
      if (this.#wire === wire) this.#hangUp(new Error('it does not answer'));
      return await answer;
    }
    if (found instanceof RespError) throw found;
    return found as RespValue;
  }

  #dial(host: string): Wire {
    const socket = connect({ host, port: this.#address.port, noDelay: true });
    const wire: Wire = { host, socket, waiting: [] };
    const reader = new RespReader();
    const end = (error: Error): void => {
      if (this.#wire === wire) this.#wire = undefined;
      for (const { fail } of wire.waiting.splice(0)) fail(error);
      socket.destroy();
    };
    socket.on('data', (chunk) => {
      try {
        for (const value of reader.push(chunk)) wire.waiting.shift()?.take(value);
      } catch (error) {
        end(error as Error);
      }
    });
    socket.on('error', end);
    socket.on('close', () => end(new Error('the connection to the cache was closed')));
    return wire;
  }

  #hangUp(error: Error): void {
    this.#wire?.socket.destroy(error);
    this.#wire = undefined;
  }
}

const NOTHING = Symbol('nothing');
