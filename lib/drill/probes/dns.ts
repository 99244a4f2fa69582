import type { Look, Probe } from '../probe.ts';
import type { AskDns, DnsAnswer } from './ask-dns.ts';

export interface DnsProbeOptions {
  readonly id: string;
  readonly vantage: string;
  readonly record: string;
  readonly type: string;
  /** The name server to be asked: an authority, or a resolver. */
  readonly ask: AskDns;
}

/** What a record is to a name server: `{ rcode, values, ttl }`. An answer without the record is a failure for certain. */
export function dnsProbe({ id, vantage, record, type, ask }: DnsProbeOptions): Probe {
  return {
    id,
    kind: 'dns',
    vantage,
    look: async (signal) => lookOf(await ask({ name: record, type }, signal), `${record} ${type}`),
    close: () => Promise.resolve(),
  };
}

function lookOf(answer: DnsAnswer, question: string): Look {
  if (answer.kind === 'silent') return { end: 'unsure', error: answer.error };
  if (answer.kind === 'none')
    return { end: 'failed', error: `no ${question}: ${answer.rcode}`, value: { rcode: answer.rcode } };
  // The order in which a server gives addresses means nothing and changes all the time.
  const value = { rcode: 'NOERROR', values: [...answer.values].sort() };
  return { end: 'ok', value: answer.ttl === undefined ? value : { ...value, ttl: answer.ttl } };
}
