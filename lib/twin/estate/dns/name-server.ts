import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Endpoint } from '../links/connection.ts';
import type { Answerer } from './answer.ts';
import { answerMessage } from './message.ts';

/** The name server of a data plane, over UDP and TCP. */
export class NameServer {
  readonly #answerer: Answerer;
  readonly #onError: (error: unknown) => void;
  readonly #udp: DatagramSocket;
  readonly #tcp: Server;
  readonly #open = new Set<Socket>();

  constructor(answerer: Answerer, onError: (error: unknown) => void) {
    this.#answerer = answerer;
    this.#onError = onError;
    this.#udp = createSocket('udp4');
    this.#udp.on('message', (question, from) => {
      const answer = this.#answer(question, 'udp');
      if (answer !== undefined) this.#udp.send(answer, from.port, from.address);
    });
    this.#tcp = createServer((socket) => this.#serve(socket));
  }

  /** Takes the address. Rejects with EADDRINUSE when somebody has it: that is how a block of addresses is claimed. */
  async listen({ host, port }: Endpoint): Promise<void> {
    const tcp = new Promise<void>((resolve, reject) => {
      this.#tcp.once('error', reject);
      this.#tcp.listen({ host, port, exclusive: true }, resolve);
    });
    await tcp;
    this.#udp.bind({ address: host, port, exclusive: true });
    await once(this.#udp, 'listening');
    this.#udp.on('error', this.#onError);
    this.#tcp.on('error', this.#onError);
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await Promise.all([
      new Promise<void>((resolve) => this.#udp.close(() => resolve())),
      new Promise<void>((resolve) => (this.#tcp.listening ? this.#tcp.close(() => resolve()) : resolve())),
    ]);
  }

  /** Over TCP every message has its length before it. */
  #serve(socket: Socket): void {
    let read = Buffer.alloc(0);
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      read = Buffer.concat([read, chunk]);
      while (read.length >= 2 && read.length >= 2 + read.readUInt16BE(0)) {
        const length = read.readUInt16BE(0);
        const answer = this.#answer(read.subarray(2, 2 + length), 'tcp');
        read = read.subarray(2 + length);
        if (answer === undefined) return void socket.destroy();
        const prefix = Buffer.alloc(2);
        prefix.writeUInt16BE(answer.length);
        socket.write(Buffer.concat([prefix, answer]));
      }
    });
  }

  /** What is no DNS gets no answer. */
  #answer(question: Buffer, over: 'udp' | 'tcp'): Buffer | undefined {
    try {
      return answerMessage(question, this.#answerer, over);
    } catch (error) {
      this.#onError(error);
      return undefined;
    }
  }
}
