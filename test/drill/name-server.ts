import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import * as packets from 'dns-packet';

/** What a name server says of one name: its records, a refusal, or nothing at all. */
export type NameAnswer = readonly packets.Answer[] | { readonly rcode: number } | 'silence';

/** A name server whose answers a test changes as it likes. */
export interface NameServer {
  /** `127.0.0.1:port`. */
  readonly at: string;
  readonly names: Map<string, NameAnswer>;
  /** Questions that came, over UDP and over TCP. */
  readonly asked: { udp: number; tcp: number };
  /** UDP answers are cut to nothing, so that clients must come over TCP. */
  truncates: boolean;
}

/** Runs a test beside such a server and closes it afterwards. */
export async function withNameServer(body: (server: NameServer) => Promise<void>): Promise<void> {
  const names = new Map<string, NameAnswer>();
  const state: Omit<NameServer, 'at'> = { names, asked: { udp: 0, tcp: 0 }, truncates: false };
  const udp = createSocket('udp4');
  const sockets = new Set<Socket>();
  const tcp = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (data) => {
      state.asked.tcp += 1;
      const answer = respond(state, packets.streamDecode(data), false);
      if (answer !== undefined) socket.write(packets.streamEncode(answer));
    });
  });
  udp.on('message', (data: Buffer, from: RemoteInfo) => {
    state.asked.udp += 1;
    const answer = respond(state, packets.decode(data), state.truncates);
    if (answer !== undefined) udp.send(packets.encode(answer), from.port, from.address);
  });
  const port = await listen(udp, tcp);
  try {
    await body(Object.assign(state, { at: `127.0.0.1:${port}` }));
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => udp.close(resolve));
    await new Promise<void>((resolve) => tcp.close(() => resolve()));
  }
}

/** One port for both; the one that is free for TCP need not be free for UDP. */
async function listen(udp: UdpSocket, tcp: Server): Promise<number> {
  for (;;) {
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    const { port } = tcp.address() as AddressInfo;
    const isFree = await new Promise<boolean>((resolve) => {
      udp.once('error', () => resolve(false));
      udp.bind(port, '127.0.0.1', () => resolve(true));
    });
    if (isFree) return port;
    await new Promise<void>((resolve) => tcp.close(() => resolve()));
  }
}

function respond(
  { names }: Pick<NameServer, 'names'>,
  query: packets.Packet,
  isCut: boolean,
): packets.Packet | undefined {
  const [question] = query.questions ?? [];
  const answer = names.get(question?.name.toLowerCase() ?? '') ?? { rcode: 3 };
  if (answer === 'silence') return undefined;
  const flags = packets.AUTHORITATIVE_ANSWER | (isCut ? packets.TRUNCATED_RESPONSE : 0);
  const common = { type: 'response', id: query.id, questions: query.questions } as const;
  return 'rcode' in answer
    ? { ...common, flags: flags | answer.rcode }
    : { ...common, flags, answers: isCut ? [] : [...answer] };
}
