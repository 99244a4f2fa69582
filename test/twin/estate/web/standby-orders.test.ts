import { expect } from 'chai';
import type { Clock } from '../../../../lib/base/clock.ts';
import type { Orders } from '../../../../lib/twin/estate/web/orders.ts';
import { StandbyOrders } from '../../../../lib/twin/estate/web/standby-orders.ts';

/** A standby site whose database can be out of reach, in two ways. */
function site() {
  let now = 0;
  let reach: 'there' | 'refuses' | 'silent' = 'there';
  const book: string[] = ['first'];
  const answer = async <T>(value: () => T): Promise<T> => {
    if (reach === 'refuses') throw new Error('refused');
    return reach === 'silent' ? await new Promise<T>(() => undefined) : value();
  };
  const behind: Orders = {
    look: async () => await answer(() => ({ orders: book.map((item) => ({ item })) })),
    take: async (item) => await answer(() => (book.push(item), { item })),
  };
  const clock = {
    monotonic: () => now,
    sleep: async () => await new Promise<void>((resolve) => setImmediate(resolve)),
  } as unknown as Clock;
  return {
    orders: new StandbyOrders(behind, clock),
    book,
    set: (next: typeof reach, at: number) => {
      reach = next;
      now = at;
    },
  };
}

describe('twin/estate/web: the order book of a standby site', () => {
  it('is that of the database while it can be reached', async () => {
    const { orders, book } = site();
    expect(await orders.look()).to.deep.equal({ orders: [{ item: 'first' }] });
    expect(await orders.take('second')).to.deep.equal({ item: 'second' });
    expect(book).to.deep.equal(['first', 'second']);
  });

  for (const reach of ['refuses', 'silent'] as const)
    it(`shows what it last saw, and queues orders, when the database ${reach === 'silent' ? 'is silent' : reach}`, async () => {
      const { orders, book, set } = site();
      await orders.look();
      set(reach, 1);
      expect(await orders.look()).to.deep.equal({ orders: [{ item: 'first' }], stale: true });
      expect(await orders.take('second')).to.deep.equal({ item: 'second', queued: true });
      expect(book).to.deep.equal(['first']);
      set('there', 10);
      expect(await orders.look()).to.deep.equal({ orders: [{ item: 'first' }, { item: 'second' }] });
    });
});
