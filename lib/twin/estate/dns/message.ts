import {
  type Answer as PacketAnswer,
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  type Packet,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
} from 'dns-packet';
import type { Answerer, AnswerRecord } from './answer.ts';

const CODES = { NOERROR: 0, NXDOMAIN: 3, SERVFAIL: 2 } as const;
/** What fits into a datagram unless the client says more (RFC 1035), and what we say we take. */
const PLAIN_SIZE = 512;
const OUR_SIZE = 1_232;

/** The message that answers a message. Throws for bytes that are not a question. */
export function answerMessage(message: Buffer, answerer: Answerer, over: 'udp' | 'tcp'): Buffer {
  const asked = decode(message);
  const question = asked.questions?.[0];
  if (asked.type !== 'query' || question === undefined) throw new TypeError('not a DNS question');
  const full = encode(response(asked, answerer));
  if (over === 'tcp' || full.length <= roomOf(asked)) return full;
  return encode({ ...base(asked), flags: flagsOf(asked) | TRUNCATED_RESPONSE, answers: [] });
}

function response(asked: Packet, answerer: Answerer): Packet {
  const question = asked.questions?.[0];
  try {
    const { code, answers, authorities } = answerer(question?.name ?? '', question?.type ?? 'A');
    return {
      ...base(asked),
      flags: flagsOf(asked) | CODES[code],
      answers: answers.map(packetRecord),
      authorities: authorities.map(packetRecord),
    };
  } catch {
    // A record that cannot be answered is the zone's fault; the client is told, as by any name server.
    return { ...base(asked), flags: flagsOf(asked) | CODES.SERVFAIL, answers: [] };
  }
}

function base(asked: Packet): Packet {
  const isExtended = asked.additionals?.some(({ type }) => type === 'OPT') ?? false;
  return {
    type: 'response',
    ...(asked.id === undefined ? {} : { id: asked.id }),
    questions: asked.questions ?? [],
    additionals: isExtended
      ? [
          {
            type: 'OPT',
            name: '.',
            udpPayloadSize: OUR_SIZE,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: 0,
            flag_do: false,
            options: [],
          },
        ]
      : [],
  };
}

function flagsOf({ flags = 0 }: Packet): number {
  return AUTHORITATIVE_ANSWER | RECURSION_AVAILABLE | (flags & RECURSION_DESIRED);
}

function roomOf({ additionals = [] }: Packet): number {
  const extended = additionals.find(({ type }) => type === 'OPT') as { udpPayloadSize?: number } | undefined;
  return Math.max(PLAIN_SIZE, Math.min(extended?.udpPayloadSize ?? PLAIN_SIZE, OUR_SIZE));
}

function packetRecord({ name, type, ttl, data }: AnswerRecord): PacketAnswer {
  return { name, type, ttl, data, class: 'IN' } as PacketAnswer;
}
