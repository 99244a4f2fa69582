import { expect } from 'chai';
import { addresses } from '../../../lib/drill/probes/addresses.ts';
import type { DnsAnswer } from '../../../lib/drill/probes/ask-dns.ts';
import { manualClock } from '../../support/manual-clock.ts';

const signal = new AbortController().signal;

describe('The addresses of a host', () => {
  it('are remembered for their TTL and not a moment longer', async () => {
    const clock = manualClock();
    let answer: DnsAnswer = { kind: 'records', values: ['127.0.0.11'], ttl: 5 };
    const found = addresses({ ask: () => Promise.resolve(answer), clock });
    const seen: unknown[] = [await found.next('db.example', signal)];
    answer = { kind: 'records', values: ['127.0.0.12'], ttl: 5 };
    await clock.pass(4.999);
    seen.push(await found.next('db.example', signal));
    await clock.pass(0.001);
    seen.push(await found.next('db.example', signal));
    expect(seen).to.deep.equal(
      ['127.0.0.11', '127.0.0.11', '127.0.0.12'].map((address) => ({ kind: 'address', address })),
    );
  });

  it('are met in turn', async () => {
    const values = ['127.0.0.11', '127.0.0.12', '127.0.0.13'];
    const found = addresses({
      ask: () => Promise.resolve({ kind: 'records', values, ttl: 60 }),
      clock: manualClock(),
    });
    const met = [];
    for (let look = 0; look < 6; look += 1) met.push(await found.next('lb.example', signal));
    expect(met.map((each) => (each.kind === 'address' ? each.address : each.kind))).to.deep.equal([
      ...values,
      ...values,
    ]);
  });

  it('are asked for again when there was none', async () => {
    let questions = 0;
    const ask = (): Promise<DnsAnswer> => {
      questions += 1;
      return Promise.resolve({ kind: 'none', rcode: 'NXDOMAIN' });
    };
    const found = addresses({ ask, clock: manualClock() });
    await found.next('lb.example', signal);
    expect(await found.next('lb.example', signal)).to.deep.equal({ kind: 'none', rcode: 'NXDOMAIN' });
    expect(questions).to.equal(2);
  });

  it('need no name server for an address, nor for localhost', async () => {
    const ask = (): Promise<DnsAnswer> => Promise.reject(new Error('nobody may ask'));
    const found = addresses({ ask, clock: manualClock() });
    expect(await found.next('127.0.0.9', signal)).to.have.property('address', '127.0.0.9');
    expect(await found.next('localhost', signal)).to.have.property('address', '127.0.0.1');
  });
});
