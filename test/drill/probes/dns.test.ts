import { expect } from 'chai';
import { askDns } from '../../../lib/drill/probes/ask-dns.ts';
import { dnsProbe } from '../../../lib/drill/probes/dns.ts';
import type { Look, Probe } from '../../../lib/drill/probe.ts';
import { type NameServer, withNameServer } from '../name-server.ts';

const name = 'orders.shop.example';

describe('The DNS probe', () => {
  it('tells addresses, and the shortest TTL on the way to them', () =>
    withNameServer(async (server) => {
      server.names.set(name, [
        { type: 'CNAME', name, data: 'lb.example', ttl: 7 },
        { type: 'A', name: 'lb.example', data: '127.0.0.12', ttl: 60 },
        { type: 'A', name: 'lb.example', data: '127.0.0.11', ttl: 60 },
      ]);
      const found = await look(probeOf(server));
      expect(found).to.deep.equal({
        end: 'ok',
        value: { rcode: 'NOERROR', values: ['127.0.0.11', '127.0.0.12'], ttl: 7 },
      });
    }));

  it('sees a change at the next look: nothing is remembered here', () =>
    withNameServer(async (server) => {
      const probe = probeOf(server);
      server.names.set(name, [{ type: 'A', name, data: '127.0.0.11', ttl: 3_600 }]);
      await look(probe);
      server.names.set(name, [{ type: 'A', name, data: '127.0.0.21', ttl: 3_600 }]);
      expect((await look(probe)).value).to.have.deep.property('values', ['127.0.0.21']);
    }));

  it('asks again over TCP when the answer was cut', () =>
    withNameServer(async (server) => {
      server.truncates = true;
      server.names.set(name, [{ type: 'A', name, data: '127.0.0.11', ttl: 60 }]);
      expect((await look(probeOf(server))).end).to.equal('ok');
      expect(server.asked.tcp).to.equal(1);
    }));

  for (const [rcode, word] of [
    [2, 'SERVFAIL'],
    [3, 'NXDOMAIN'],
    [5, 'REFUSED'],
  ] as const)
    it(`calls ${word} a failure for certain`, () =>
      withNameServer(async (server) => {
        server.names.set(name, { rcode });
        expect(await look(probeOf(server))).to.deep.include({ end: 'failed', value: { rcode: word } });
      }));

  it('calls an answer without the record a failure for certain', () =>
    withNameServer(async (server) => {
      server.names.set(name, []);
      expect(await look(probeOf(server))).to.deep.include({ end: 'failed', value: { rcode: 'NOERROR' } });
    }));

  it('is unsure when nobody answers until it is given up', () =>
    withNameServer(async (server) => {
      server.names.set(name, 'silence');
      const giveUp = new AbortController();
      const looking = probeOf(server).look(giveUp.signal);
      giveUp.abort();
      expect((await looking).end).to.equal('unsure');
    }));

  it('reads records of other types', () =>
    withNameServer(async (server) => {
      server.names.set(name, [{ type: 'CNAME', name, data: 'lb.example', ttl: 60 }]);
      expect((await look(probeOf(server, 'CNAME'))).value).to.deep.equal({
        rcode: 'NOERROR',
        values: ['lb.example'],
      });
    }));
});

function probeOf(server: NameServer, type = 'A'): Probe {
  return dnsProbe({ id: 'name', vantage: 'here', record: name, type, ask: askDns(server.at) });
}

function look(probe: Probe): Promise<Look> {
  return probe.look(new AbortController().signal);
}
