import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { expect } from 'chai';
import { readCalls, type RecordedRun } from '../../lib/evidence/index.ts';
import type { Ended } from '../support/landfall.ts';
import { type ShopTwin, shopDeclaration, startShopTwin } from './shop-twin.ts';
import { credentialsOf, type Workshop, Workshop as Folder, withWorkshop } from './workshop.ts';

describe('a run that may not enter, or cannot', function () {
  this.timeout(60_000);
  let home: Workshop;
  let shop: ShopTwin;
  let silent: { readonly close: () => Promise<void>; readonly outcome: Promise<Attempted> };

  before(async () => {
    home = new Folder();
    shop = await startShopTwin(home.folder);
    silent = await askSilentServer();
  });
  after(async () => {
    await silent.close();
    await shop.close();
    await home.close();
  });

  const attempt = async (
    workshop: Workshop,
    declaration: string,
    env: Readonly<Record<string, string>> = credentialsOf(),
  ): Promise<Attempted> => {
    workshop.declare('shop.yaml', declaration);
    const ended = await workshop.call(['suite', '--env', 'shop.yaml', '--out', 'out'], { env });
    return { ended, run: await workshop.run() };
  };

  it(
    'says that there are no credentials',
    withWorkshop(async (workshop) => {
      const { ended, run } = await attempt(workshop, shopDeclaration(shop.endpoint), {});
      expect(ended.code).to.equal(2);
      expect(ended.stderr).to.include('No credentials were found').and.include('fix: sign in');
      expectStopped(run, 2, 'No credentials were found');
    }),
  );

  it(
    'says that the credentials were refused',
    withWorkshop(async (workshop) => {
      const strange = credentialsOf('AKIAIOSFODNN7EXAMPLE');
      const { ended, run } = await attempt(workshop, shopDeclaration(shop.endpoint), strange);
      expect(ended.code).to.equal(2);
      expect(ended.stderr).to.include('The credentials were refused').and.include('InvalidClientTokenId');
      expectStopped(run, 2, 'The credentials were refused');
    }),
  );

  it(
    'refuses an account that is not the declared one, and asks it nothing but who it is',
    withWorkshop(async (workshop) => {
      const direct = shopDeclaration(shop.endpoint, (text) =>
        text
          .replace('purpose: log\n    role: landfall-read', 'purpose: log')
          .replace('"333344445555"', '"999988887777"'),
      );
      const { ended, run } = await attempt(workshop, direct);
      expect(ended.code).to.equal(4);
      expect(ended.stderr).to.include('999988887777').and.include('333344445555').and.include('fix: ');
      expectStopped(run, 4, '999988887777');
      expect(operationsIn(run)).to.deep.equal(['sts:GetCallerIdentity']);
    }),
  );

  it(
    'takes an account whose role it may not assume for unknown, and judges the others',
    withWorkshop(async (workshop) => {
      const wrong = shopDeclaration(shop.endpoint, (text) => text.replace('shop-recovery', 'another-id'));
      const { ended, run } = await attempt(workshop, wrong);
      expect(ended.code, ended.stderr).to.equal(2);
      expect(run.run).to.include({ ended: 'completed', exitCode: 2 });
      const [gap, ...more] = run.inventory?.gaps ?? [];
      expect(gap).to.include({
        service: 'sts',
        operation: 'AssumeRole',
        account: '222233334444',
        action: 'sts:AssumeRole',
      });
      expect(more.map(({ account }) => account)).to.satisfy((all: string[]) =>
        all.every((one) => one === '222233334444'),
      );
      expect(outcomesOf(run, 'backup/vault-immutable')).to.deep.equal(['unknown']);
      expect(outcomesOf(run, 'backup/recovery-point-copied'))
        .not.to.include.members(['pass'])
        .and.not.include('fail');
      expect(outcomesOf(run, 'rds/instance-multi-az')).to.include('pass').and.not.include('unknown');
      expect(ended.stdout + ended.stderr).not.to.include('another-id');
    }),
  );

  it(
    'says that what answers is a web page and not AWS',
    withWorkshop(async (workshop) => {
      const page = await served((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<!DOCTYPE html><title>Please sign in</title>');
      });
      try {
        const { ended, run } = await attempt(workshop, shopDeclaration(page.url));
        expect(ended.code).to.equal(2);
        expect(ended.stderr)
          .to.include('What answered does not speak like AWS')
          .and.include(`at ${page.url}`);
        expectStopped(run, 2, 'does not speak like AWS');
      } finally {
        await page.close();
      }
    }),
  );

  it(
    'says that nobody is there',
    withWorkshop(async (workshop) => {
      const { ended, run } = await attempt(workshop, shopDeclaration('http://127.0.0.1:1'));
      expect(ended.code).to.equal(2);
      expect(ended.stderr)
        .to.include('The server could not be reached')
        .and.include('fix: check that http://127.0.0.1:1 is up');
      expectStopped(run, 2, 'could not be reached');
    }),
  );

  it(
    'refuses an endpoint that only the machine knows of',
    withWorkshop(async (workshop) => {
      const aws = shopDeclaration('', (text) =>
        text.replace('endpoint: \n', '').replace('stage: sandbox', 'stage: test'),
      );
      const env = { ...credentialsOf(), AWS_ENDPOINT_URL_RDS: shop.endpoint };
      const { ended, run } = await attempt(workshop, aws, env);
      expect(ended.code).to.equal(4);
      expect(ended.stderr).to.include('at AWS_ENDPOINT_URL_RDS').and.include(`got ${shop.endpoint}`);
      expectStopped(run, 4, 'AWS_ENDPOINT_URL_RDS');
      expect(readCalls(run.folder)).to.equal(null);
    }),
  );

  it(
    'calls a selection that matches nothing at all a mistake in the declaration',
    withWorkshop(async (workshop) => {
      const nobody = shopDeclaration(shop.endpoint, (text) =>
        text
          .replace('{ workload: ledger }', '{ workload: ledgre }')
          .replace('stacks: [shop-ledger]', 'stacks: []'),
      );
      const { ended, run } = await attempt(workshop, nobody);
      expect(ended.code).to.equal(3);
      expect(ended.stderr).to.include('ledger').and.include('ledgre').and.include('fix: ');
      expect(ended.stderr).to.match(/at shop\.yaml:\d+:\d+/);
      expectStopped(run, 3, 'ledger');
      expect(run.inventory).not.to.equal(null);
    }),
  );

  it('gives up on a server that never answers', async () => {
    const { ended, run } = await silent.outcome;
    expect(ended.code).to.equal(2);
    expect(ended.stderr)
      .to.include('Nothing answered in time')
      .and.include('fix: check that http://127.0.0.1:');
    expectStopped(run, 2, 'Nothing answered in time');
    expect(readCalls(run.folder)?.entries.map(({ code }) => code)).to.deep.equal(['Timeout', 'Timeout']);
  });

  /** It takes the harness twenty seconds to lose its patience, which pass while the others are tested. */
  async function askSilentServer(): Promise<typeof silent> {
    const workshop = new Folder();
    const server = await hanging();
    const outcome = attempt(workshop, shopDeclaration(server.url));
    return {
      outcome,
      close: async () => {
        try {
          await outcome;
        } finally {
          await server.close();
          await workshop.close();
        }
      },
    };
  }
});

interface Attempted {
  readonly ended: Ended;
  readonly run: RecordedRun;
}

function expectStopped(run: RecordedRun, exitCode: number, why: string): void {
  expect(run.run).to.include({ ended: 'stopped', exitCode });
  expect(run.run.error).to.include(why);
  expect(run.run.endedAt).to.be.a('string');
  expect(run.plan, 'plan').not.to.equal(null);
  expect(run.verdicts, 'verdicts').to.equal(null);
  expect(run.objectives, 'objectives').to.equal(null);
}

function operationsIn(run: RecordedRun): string[] {
  return (readCalls(run.folder)?.entries ?? []).map(({ service, operation }) => `${service}:${operation}`);
}

function outcomesOf(run: RecordedRun, check: string): string[] {
  const all = (run.verdicts ?? []).filter((verdict) => verdict.check === check);
  return [...new Set(all.map(({ outcome }) => outcome))];
}

interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

async function served(listener: RequestListener): Promise<Served> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Accepts connections, and that is all. */
async function hanging(): Promise<Served> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => sockets.add(socket.on('error', () => sockets.delete(socket))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
