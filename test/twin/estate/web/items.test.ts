import { expect } from 'chai';
import type { Clock } from '../../../../lib/base/clock.ts';
import { itemsThroughCache } from '../../../../lib/twin/estate/web/items.ts';

/** A shared cache that can be out of reach, and the servers that read through it. */
function shop() {
  const kept = new Map<string, string>();
  let isThere = true;
  let now = 0;
  const counted = { asked: 0, collected: 0 };
  const ask = async <T>(answer: () => T): Promise<T> => {
    counted.asked += 1;
    if (!isThere) throw new Error('out of reach');
    return answer();
  };
  const cache = {
    get: (key: string) => ask(() => kept.get(key) ?? null),
    set: (key: string, value: string) => ask(() => void kept.set(key, value)),
  };
  const server = (needsCache = false) =>
    itemsThroughCache({
      cache,
      collect: async () => {
        counted.collected += 1;
        await new Promise((resolve) => setImmediate(resolve));
      },
      clock: { monotonic: () => now } as Clock,
      needsCache,
    });
  return {
    server,
    counted,
    empty: () => kept.clear(),
    reach: (there: boolean, at: number) => {
      isThere = there;
      now = at;
    },
  };
}

describe('twin/estate/web: the catalogue through a shared cache', () => {
  it('is collected once, and then comes from the cache for every server', async () => {
    const { server, counted } = shop();
    expect((await server().look()).from).to.equal('collected');
    const { items, from } = await server().look();
    expect([items.length, from, counted.collected]).to.deep.equal([20, 'cache', 1]);
  });

  it('is collected anew after the cache was emptied, once for all who ask meanwhile', async () => {
    const { server, counted, empty } = shop();
    const one = server();
    await one.look();
    empty();
    const found = await Promise.all([one.look(), one.look(), one.look()]);
    expect(found.map(({ from }) => from)).to.deep.equal(Array(3).fill('collected'));
    expect(counted.collected).to.equal(2);
    expect((await one.look()).from).to.equal('cache');
  });

  it('is collected for every answer while the cache is out of reach, which is asked again after a second', async () => {
    const { server, counted, reach } = shop();
    const one = server();
    await one.look();
    reach(false, 10);
    for (let looks = 0; looks < 3; looks += 1) expect((await one.look()).from).to.equal('collected');
    expect(counted.collected).to.equal(4);
    const { asked } = counted;
    reach(true, 10.5);
    expect((await one.look()).from, 'it does without for a second').to.equal('collected');
    expect(counted.asked).to.equal(asked);
    reach(true, 11.1);
    expect((await one.look()).from).to.equal('cache');
  });

  it('is nowhere for an application that needs its cache, and there again with it', async () => {
    const { server, reach } = shop();
    const sick = server(true);
    await sick.look();
    reach(false, 1);
    const error: unknown = await sick.look().catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error).with.property('message', 'out of reach');
    reach(true, 1);
    expect((await sick.look()).from).to.equal('cache');
  });
});
