import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { itemsInMemory } from '../../../../lib/twin/estate/web/items.ts';
import { shop } from '../../../../lib/twin/estate/web/shop.ts';

describe('twin/estate/web: the catalogue that a server keeps in memory', () => {
  it('is collected once after a start, and whoever asks meanwhile waits for it', async () => {
    let collections = 0;
    let finish = (): void => undefined;
    const collect = async (): Promise<void> => {
      collections += 1;
      await new Promise<void>((resolve) => (finish = resolve));
    };
    await withServer(collect, async (url) => {
      const asked = [fetch(`${url}/items`), fetch(`${url}/items`)];
      const health = await fetch(`${url}/health`);
      expect(health.status, 'a cold cache is not ill health').to.equal(200);
      while (collections === 0) await new Promise((resolve) => setImmediate(resolve));
      finish();
      for (const answer of await Promise.all(asked)) {
        const { items } = (await answer.json()) as { items: unknown[] };
        expect(items).to.have.length(20);
      }
      expect((await fetch(`${url}/items`)).status).to.equal(200);
      expect(collections).to.equal(1);
    });
  });
});

async function withServer(collect: () => Promise<void>, body: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(shop({ server: 'i-1', items: itemsInMemory(collect) }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
