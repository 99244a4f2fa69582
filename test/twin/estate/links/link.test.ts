import { expect } from 'chai';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { realClock } from '../../../../lib/base/clock.ts';
import { BLACKHOLE, PASS, RESET } from '../../../../lib/twin/estate/links/link-mode.ts';
import { Link } from '../../../../lib/twin/estate/links/link.ts';

const AT = { host: '127.14.1.1', port: 7_001 };

/** Runs the body with a link before a server that says back what it hears, after a word of its own. */
function withLink(body: (link: Link, other: { host: string; port: number }) => Promise<void>) {
  return async () => {
    const one = await talker('one', '127.14.1.2');
    const two = await talker('two', '127.14.1.3');
    const link = new Link({ clock: realClock, at: AT, to: { host: '127.14.1.2', port: 7_001 } });
    try {
      await link.listen();
      await body(link, { host: '127.14.1.3', port: 7_001 });
    } finally {
      await link.close();
      for (const server of [one, two]) await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  };
}

async function talker(word: string, host: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.write(word);
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen({ host, port: 7_001 }, resolve));
  return server;
}

interface Client {
  readonly socket: Socket;
  /** What comes next: the text, `reset`, `end`, or `silence`. */
  readonly next: () => Promise<string>;
}

async function client(): Promise<Client> {
  const socket = connect(AT);
  const heard: string[] = [];
  socket.on('data', (chunk) => heard.push(chunk.toString()));
  socket.on('error', (error) =>
    heard.push((error as NodeJS.ErrnoException).code === 'ECONNRESET' ? 'reset' : error.message),
  );
  socket.on('end', () => heard.push('end'));
  await new Promise<void>((resolve) => {
    socket.once('connect', resolve);
    socket.once('close', () => resolve());
  });
  return {
    socket,
    next: async () => {
      for (let looks = 0; looks < 30; looks += 1) {
        const found = heard.shift();
        if (found !== undefined) return found;
        await realClock.sleep(0.005);
      }
      return 'silence';
    },
  };
}

describe('twin/estate/links: a link', () => {
  it(
    'lets everything pass, both ways, and closes when either side does',
    withLink(async () => {
      const { socket, next } = await client();
      expect(await next()).to.equal('one');
      socket.write('hello');
      expect(await next()).to.equal('hello');
      socket.end();
      expect(await next()).to.equal('end');
    }),
  );

  it(
    'resets the connections that are there and those that come',
    withLink(async (link) => {
      const old = await client();
      await old.next();
      link.set(RESET);
      expect(await old.next()).to.equal('reset');
      expect(await (await client()).next()).to.equal('reset');
    }),
  );

  it(
    'takes connections into a black hole, holds those that are there, and goes on with both afterwards',
    withLink(async (link) => {
      const old = await client();
      await old.next();
      link.set(BLACKHOLE);
      old.socket.write('held');
      const fresh = await client();
      expect(await old.next()).to.equal('silence');
      expect(await fresh.next()).to.equal('silence');
      link.set(PASS);
      expect(await old.next()).to.equal('held');
      expect(await fresh.next()).to.equal('one');
      old.socket.destroy();
      fresh.socket.destroy();
    }),
  );

  it(
    'stays cut off whatever its mode becomes, until the cut is taken back',
    withLink(async (link) => {
      link.cut(true);
      link.set(PASS);
      expect(link.passes).to.equal(false);
      const { socket, next } = await client();
      expect(await next()).to.equal('silence');
      link.cut(false);
      expect(await next()).to.equal('one');
      socket.destroy();
    }),
  );

  it(
    'holds everything back for a while, in order',
    withLink(async (link) => {
      link.set({ kind: 'delay', seconds: 0.05 });
      const began = realClock.monotonic();
      const { socket, next } = await client();
      expect(await next()).to.equal('one');
      expect(realClock.monotonic() - began).to.be.at.least(0.045);
      socket.write('a');
      socket.write('b');
      expect((await next()) + (await next()).replace('silence', '')).to.equal('ab');
      socket.destroy();
    }),
  );

  it(
    'fails the share of new connections that it is told to',
    withLink(async (link) => {
      link.set({ kind: 'brown-out', share: 0.25, meets: 'reset' });
      const met: string[] = [];
      for (let count = 0; count < 8; count += 1) {
        const { socket, next } = await client();
        met.push(await next());
        socket.destroy();
      }
      expect(met.filter((each) => each === 'reset')).to.have.length(2);
      expect(met.filter((each) => each === 'one')).to.have.length(6);
    }),
  );

  it(
    'leads new connections to a new place, and breaks the old ones',
    withLink(async (link, other) => {
      const old = await client();
      await old.next();
      link.leadTo(other);
      expect(await old.next()).to.equal('reset');
      const { socket, next } = await client();
      expect(await next()).to.equal('two');
      socket.destroy();
    }),
  );
});
