import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { resetSocket } from '../../../lib/twin/estate/reset-socket.ts';

describe('twin/estate: breaking a connection off', () => {
  it('resets one that is in use', async () => {
    await connected(async (client, server) => {
      const error = once(client, 'error');
      resetSocket(server);
      expect((await error)[0]).to.have.property('code', 'ECONNRESET');
    });
  });

  it('lets go of one whose end is on its way, without a complaint and without a handle that stays', async () => {
    await connected(async (client, server) => {
      const complaints: unknown[] = [];
      server.on('error', (error) => complaints.push(error));
      const closed = Promise.all([once(client, 'close'), once(server, 'close')]);
      client.resume();
      server.end('bye');
      resetSocket(server);
      await closed;
      expect(complaints).to.deep.equal([]);
    });
  });
});

/** A connection, seen from both of its ends. */
async function connected(body: (client: Socket, server: Socket) => Promise<void>): Promise<void> {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const accepted = once(listening, 'connection') as Promise<[Socket]>;
  const client = connect((listening.address() as AddressInfo).port, '127.0.0.1');
  try {
    const [[server]] = await Promise.all([accepted, once(client, 'connect')]);
    await body(client, server);
  } finally {
    client.destroy();
    listening.close();
  }
}
