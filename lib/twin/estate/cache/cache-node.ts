import { createServer, type Server, type Socket } from 'node:net';
import { CACHE_PORT } from '../../services/elasticache/endpoints.ts';
import type { EstateContext } from '../estate-context.ts';
import { BLACKHOLE, PASS } from '../links/link-mode.ts';
import { Link } from '../links/link.ts';
import type { ZonePlace } from '../zones/zones.ts';
import { answerTo, type Serving } from './commands.ts';
import { Keyspace } from './keyspace.ts';
import { RespReader, type RespValue } from './resp.ts';

/** One node of a cache: a server that speaks RESP and keeps everything in memory. */
export class CacheNode {
  readonly id: string;
  readonly zone: ZonePlace;
  readonly front: Link;
  readonly keyspace: Keyspace;
  readonly #server: Server;
  readonly #backstage: { readonly host: string; readonly port: number };
  readonly #context: EstateContext;
  readonly #sockets = new Set<Socket>();
  #isRunning = true;

  /** `serving` says what the node is, whenever a command comes in. */
  constructor(
    { id, zone }: { readonly id: string; readonly zone: ZonePlace },
    context: EstateContext,
    serving: (node: CacheNode) => Omit<Serving, 'keyspace'>,
  ) {
    const { addresses, clock } = context;
    this.id = id;
    this.zone = zone;
    this.keyspace = new Keyspace(clock);
    this.#context = context;
    this.#backstage = { host: addresses.backstage(), port: CACHE_PORT };
    this.#server = createServer((socket) =>
      this.#serve(socket, () => ({ ...serving(this), keyspace: this.keyspace })),
    );
    this.front = new Link({
      clock,
      at: { host: addresses.inZone(zone.zone), port: CACHE_PORT },
      to: this.#backstage,
    });
  }

  /** Whether it serves, as far as it is up to the node itself. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Whether anybody gets to it. */
  get isReachable(): boolean {
    return this.#isRunning && !this.#context.zones.isIsolated(this.zone);
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ ...this.#backstage, exclusive: true }, resolve);
    });
    await this.front.listen();
    this.#context.zones.wire(this.front, () => [this.zone]);
    this.#context.switchboard.add(`cache ${this.id}`, this.front);
  }

  /** Goes down, and all that it kept is gone. Without power it is silent; while it reboots, whoever comes is reset. */
  goDown(how: 'reboots' | 'without power'): void {
    this.#isRunning = false;
    this.keyspace.clear();
    if (how === 'reboots') this.front.leadTo(undefined);
    else this.front.set(BLACKHOLE);
  }

  /** Comes up, empty. Who was connected before is told so by a reset. */
  comeUp(): void {
    this.#isRunning = true;
    this.front.leadTo(this.#backstage);
    this.front.set(PASS);
  }

  async close(): Promise<void> {
    await this.front.close();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket, serving: () => Serving): void {
    const reader = new RespReader();
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      for (const command of commandsIn(reader, chunk, socket)) {
        socket.write(answerTo(command, serving()));
        if (isQuit(command)) socket.end();
      }
    });
  }
}

/** Nobody can tell where the next command begins after what is no RESP: Redis ends the connection, too. */
function commandsIn(reader: RespReader, chunk: Buffer, socket: Socket): readonly RespValue[] {
  try {
    return reader.push(chunk);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    socket.end(`-ERR Protocol error: ${error.message}\r\n`);
    return [];
  }
}

function isQuit(command: RespValue): boolean {
  return Array.isArray(command) && String(command[0]).toUpperCase() === 'QUIT';
}
