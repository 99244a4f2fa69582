import { isIP } from 'node:net';
import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import type { AskDns, DnsAnswer } from './ask-dns.ts';

/** Finds the addresses of a host as a well-behaved client does. Resolves always. */
export interface Addresses {
  /** One address; the next call gives the next one, so that every address of a name is met. */
  next(host: string, signal: AbortSignal): Promise<AddressFound>;
}

export type AddressFound =
  | { readonly kind: 'address'; readonly address: string }
  | Exclude<DnsAnswer, { kind: 'records' }>;

interface Remembered {
  readonly values: readonly string[];
  readonly until: Seconds;
}

/**
 * Remembers what the name server said for as long as its TTL allows and not a moment longer: a client that held on to an address
 * would see a longer outage, one that asked every time a shorter one. What does not exist is asked for again.
 */
export function addresses(options: { ask: AskDns; clock: Clock }): Addresses {
  const { ask, clock } = options;
  const remembered = new Map<string, Remembered>();
  let turn = 0;

  const pick = (values: readonly string[]): AddressFound => {
    const address = values[turn++ % values.length];
    return address === undefined ? { kind: 'none', rcode: 'NOERROR' } : { kind: 'address', address };
  };
  return {
    next: async (host, signal) => {
      if (isIP(host) !== 0) return { kind: 'address', address: host };
      // RFC 6761: this name is never asked for.
      if (host === 'localhost') return { kind: 'address', address: '127.0.0.1' };
      const known = remembered.get(host);
      if (known !== undefined && clock.monotonic() < known.until) return pick(known.values);
      const asked = clock.monotonic();
      const answer = await ask({ name: host, type: 'A' }, signal);
      if (answer.kind !== 'records') return answer;
      remembered.set(host, { values: answer.values, until: asked + (answer.ttl ?? 0) });
      return pick(answer.values);
    },
  };
}
