import { Resolver } from 'node:dns/promises';
import type { Seconds } from '../../base/duration.ts';
import { messageOf } from '../../base/errors.ts';

/** What a name server said, or that it said nothing. */
export type DnsAnswer =
  | { readonly kind: 'records'; readonly values: readonly string[]; readonly ttl?: Seconds }
  /** An answer for certain, without a record of that type in it. */
  | { readonly kind: 'none'; readonly rcode: string }
  | { readonly kind: 'silent'; readonly error: string };

export interface DnsQuestion {
  readonly name: string;
  readonly type: string;
}

/** Asks one name server. Resolves always. */
export type AskDns = (question: DnsQuestion, signal: AbortSignal) => Promise<DnsAnswer>;

/** An answer that comes later than this counts as lost, and the question is sent again. */
const PATIENCE_MS = 1_000;

/**
 * Asks `address:port` (or the servers that this machine uses), over UDP, and over TCP when an answer was cut. Every question has
 * a channel of its own: nothing is cached here, and one that is given up disturbs no other.
 */
export function askDns(server?: string): AskDns {
  return async ({ name, type }, signal) => {
    if (signal.aborted) return { kind: 'silent', error: 'given up' };
    const resolver = new Resolver({ timeout: PATIENCE_MS, tries: 3 });
    if (server !== undefined) resolver.setServers([server]);
    const giveUp = (): void => resolver.cancel();
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      return await ask(resolver, name, type);
    } catch (error) {
      return refusal(error);
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };
}

async function ask(resolver: Resolver, name: string, type: string): Promise<DnsAnswer> {
  if (type !== 'A' && type !== 'AAAA') {
    const records: unknown = await resolver.resolve(name, type);
    return { kind: 'records', values: [records].flat().map(asText) };
  }
  const records =
    type === 'A'
      ? await resolver.resolve4(name, { ttl: true })
      : await resolver.resolve6(name, { ttl: true });
  return {
    kind: 'records',
    values: records.map((record) => record.address),
    // An alias on the way counts too: c-ares gives the shortest TTL of the chain.
    ttl: Math.min(...records.map((record) => record.ttl)),
  };
}

function asText(record: unknown): string {
  return typeof record === 'string' ? record : JSON.stringify(record);
}

/** Node's names for what came back; all others mean that nobody answered. */
const RCODES: Readonly<Record<string, string>> = {
  ENODATA: 'NOERROR',
  EFORMERR: 'FORMERR',
  ESERVFAIL: 'SERVFAIL',
  ENOTFOUND: 'NXDOMAIN',
  ENOTIMP: 'NOTIMP',
  EREFUSED: 'REFUSED',
};

function refusal(error: unknown): DnsAnswer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const rcode = RCODES[code];
  return rcode === undefined ? { kind: 'silent', error: messageOf(error) } : { kind: 'none', rcode };
}
