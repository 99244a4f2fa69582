import { expect } from 'chai';
import type { TruthEntry } from '../../../lib/twin/estate/index.ts';
import { createTwin, type Twin } from '../../../lib/twin/server.ts';
import { SERVICES } from '../../../lib/twin/services/index.ts';
import { sharedEstate, sql } from './shared-estate.ts';

describe('twin/estate: what its own control tells and takes', () => {
  const shop = sharedEstate();

  /** Runs the body with the control of a twin that has real processes. */
  async function withControl(
    body: (ask: (path: string, given?: object) => Promise<Response>) => Promise<void>,
  ) {
    const twin: Twin = createTwin({ world: shop.world, services: SERVICES, estate: shop.estate });
    const port = await twin.listen();
    try {
      await body(
        async (path, given) =>
          await fetch(
            `http://127.0.0.1:${port}/__twin/${path}`,
            given === undefined ? {} : { method: 'POST', body: JSON.stringify(given) },
          ),
      );
    } finally {
      await twin.close();
    }
  }

  it('tells the truth, and lets a way be broken and mended by hand', async () => {
    await withControl(async (ask) => {
      const names = (await (await ask('links')).json()) as string[];
      const name = names.find((each) => each.startsWith('database orders-db eu-west-1a')) ?? '';
      expect(names).to.include('balancer orders-web eu-west-1b');
      const { DBInstances } = (await shop.call('rds', 'DescribeDBInstances', {
        DBInstanceIdentifier: 'orders-db',
      })) as { DBInstances: [{ Endpoint: { Address: string } }] };
      const [host = ''] = await shop.resolver.resolve4(DBInstances[0].Endpoint.Address);
      expect((await ask('links', { name, mode: { kind: 'reset' } })).status).to.equal(200);
      const met = await sql(host, 'SELECT 1').catch((error: Error) => error.message);
      expect(met).to.match(/ECONNRESET|terminated/);
      await ask('links', { name, mode: { kind: 'pass' } });
      await sql(host, 'SELECT 1');
      const truth = (await (await ask('truth')).json()) as TruthEntry[];
      const told = truth
        .filter(({ path }) => path === `link ${name}`)
        .map(({ state, what }) => [state, what]);
      expect(told).to.deep.equal([
        ['broken', 'reset'],
        ['whole', 'pass'],
      ]);
    });
  });

  it('refuses a way or a mode that it does not know', async () => {
    await withControl(async (ask) => {
      expect((await ask('links', { name: 'nowhere', mode: { kind: 'pass' } })).status).to.equal(404);
      expect((await ask('links', { name: 'nowhere', mode: { kind: 'melt' } })).status).to.equal(400);
    });
  });

  it('has neither without real processes', async () => {
    const twin = createTwin({ world: shop.world, services: SERVICES });
    const port = await twin.listen();
    try {
      expect((await fetch(`http://127.0.0.1:${port}/__twin/truth`)).status).to.equal(404);
    } finally {
      await twin.close();
    }
  });
});
