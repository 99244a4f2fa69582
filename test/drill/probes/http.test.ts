import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { addresses } from '../../../lib/drill/probes/addresses.ts';
import { askDns } from '../../../lib/drill/probes/ask-dns.ts';
import { httpProbe } from '../../../lib/drill/probes/http.ts';
import { tcpProbe } from '../../../lib/drill/probes/tcp.ts';
import type { Look, Probe } from '../../../lib/drill/probe.ts';
import { withFlakyServer } from '../flaky-server.ts';
import { withNameServer } from '../name-server.ts';

const found = addresses({ ask: askDns(), clock: realClock });

describe('The HTTP probe', () => {
  it('tells status and address', () =>
    withFlakyServer(async ({ url }) => {
      expect(await look(page(url))).to.deep.equal({
        end: 'ok',
        value: { address: '127.0.0.1', status: 200 },
      });
    }));

  it('calls another status a failure for certain', () =>
    withFlakyServer(async (server) => {
      await server.breakBy('error');
      expect(await look(page(server.url))).to.deep.equal({
        end: 'failed',
        value: { address: '127.0.0.1', status: 503 },
        error: 'status 503, expected 200',
      });
    }));

  it('calls a refused connection a failure for certain', () =>
    withFlakyServer(async (server) => {
      await server.breakBy('refuse');
      const refused = await look(page(server.url));
      expect(refused).to.deep.include({ end: 'failed', value: { address: '127.0.0.1' } });
      expect(refused.error).to.include('ECONNREFUSED');
    }));

  it('is unsure of a request that was sent and not answered', () =>
    withRawServer(
      (server) => server.on('connection', (socket) => socket.once('data', () => socket.resetAndDestroy())),
      async (port) => {
        expect((await look(page(`http://127.0.0.1:${port}/`))).end).to.equal('unsure');
      },
    ));

  it('is unsure of an answer that breaks off', () =>
    withRawServer(
      (server) =>
        server.on('connection', (socket) =>
          socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhel')),
        ),
      async (port) => {
        expect((await look(page(`http://127.0.0.1:${port}/`))).end).to.equal('unsure');
      },
    ));

  it('is unsure, and at once, when it is given up', () =>
    withFlakyServer(async (server) => {
      await server.breakBy('hang');
      const giveUp = new AbortController();
      const looking = page(server.url).look(giveUp.signal);
      giveUp.abort();
      expect((await looking).end).to.equal('unsure');
    }));

  it('asks the name server it is given, and sends the name along', () =>
    withNameServer((names) =>
      withRawServer(
        (server) =>
          server.on('connection', (socket) =>
            socket.once('data', (data) => {
              const isAsked = data.toString().toLowerCase().includes('host: orders.shop.example');
              socket.end(`HTTP/1.1 ${isAsked ? 200 : 421} x\r\ncontent-length: 0\r\n\r\n`);
            }),
          ),
        async (port) => {
          const name = 'orders.shop.example';
          names.names.set(name, [{ type: 'A', name, data: '127.0.0.1', ttl: 60 }]);
          const asking = addresses({ ask: askDns(names.at), clock: realClock });
          const probe = httpProbe({
            id: 'front-door',
            vantage: 'here',
            url: `http://${name}:${port}/orders`,
            expectStatus: 200,
            addresses: asking,
          });
          expect((await look(probe)).end).to.equal('ok');
          expect((await look(probe)).end).to.equal('ok');
          expect(names.asked.udp).to.equal(1);
        },
      ),
    ));

  it('has failed for certain when the name does not exist', () =>
    withNameServer(async (names) => {
      const asking = addresses({ ask: askDns(names.at), clock: realClock });
      const probe = tcpProbe({
        id: 'port',
        vantage: 'here',
        host: 'gone.example',
        port: 1,
        addresses: asking,
      });
      expect(await look(probe)).to.deep.equal({
        end: 'failed',
        error: 'no address for gone.example: NXDOMAIN',
        value: { rcode: 'NXDOMAIN' },
      });
    }));
});

describe('The TCP probe', () => {
  it('opens a connection', () =>
    withFlakyServer(async ({ port }) => {
      expect(await look(opening(port))).to.deep.equal({ end: 'ok', value: { address: '127.0.0.1' } });
    }));

  it('has failed for certain when it is refused', () =>
    withFlakyServer(async (server) => {
      await server.breakBy('refuse');
      expect((await look(opening(server.port))).end).to.equal('failed');
    }));
});

function page(url: string): Probe {
  return httpProbe({ id: 'front-door', vantage: 'here', url, expectStatus: 200, addresses: found });
}

function opening(port: number): Probe {
  return tcpProbe({ id: 'port', vantage: 'here', host: '127.0.0.1', port, addresses: found });
}

function look(probe: Probe): Promise<Look> {
  return probe.look(new AbortController().signal);
}

async function withRawServer(
  prepare: (server: Server) => void,
  body: (port: number) => Promise<void>,
): Promise<void> {
  const server = createServer();
  prepare(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await body((server.address() as AddressInfo).port);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
