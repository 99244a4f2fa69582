import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { expect } from 'chai';
import { realClock } from '../../../../lib/base/clock.ts';
import { WaitingRoom } from '../../../../lib/twin/estate/databases/waiting-room.ts';
import type { Endpoint } from '../../../../lib/twin/estate/links/connection.ts';

describe('twin/estate/databases: where clients wait for a primary', () => {
  it('leads on who waited, and loses nothing that was sent meanwhile', async () => {
    const echo = createServer((socket) => socket.pipe(socket));
    let served: Endpoint | undefined;
    await withRoom(
      () => served,
      5,
      async (at) => {
        const client = connect(at);
        client.write('before anybody served');
        await once(client, 'connect');
        expect(await listening(echo), 'nobody is there yet').to.be.above(0);
        served = { host: '127.0.0.1', port: portOf(echo) };
        const [answer] = (await once(client, 'data')) as [Buffer];
        expect(answer.toString()).to.equal('before anybody served');
        client.destroy();
      },
    );
    echo.close();
  });

  it('turns away who waited too long', async () => {
    await withRoom(
      () => undefined,
      0.05,
      async (at) => {
        const client = connect(at);
        const [error] = (await once(client, 'error')) as [NodeJS.ErrnoException];
        expect(error.code).to.equal('ECONNRESET');
      },
    );
  });

  it('lets nobody wait any more once it is closed', async () => {
    const at = { host: '127.0.0.1', port: await freePort() };
    const room = new WaitingRoom({ clock: realClock, at, served: () => undefined, patience: 60 });
    await room.listen();
    const client = connect(at);
    await once(client, 'connect');
    const gone = once(client, 'close');
    await room.close();
    await gone;
  });
});

async function withRoom(
  served: () => Endpoint | undefined,
  patience: number,
  body: (at: Endpoint) => Promise<void>,
): Promise<void> {
  const at = { host: '127.0.0.1', port: await freePort() };
  const room = new WaitingRoom({ clock: realClock, at, served, patience });
  await room.listen();
  try {
    await body(at);
  } finally {
    await room.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf(server);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
