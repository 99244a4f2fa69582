import type { DatabaseAccess } from './database-access.ts';

/** An order as the shop shows it. */
export type Order = Readonly<Record<string, unknown>>;

/** The order book, wherever it is kept. */
export interface Orders {
  /** The newest orders; `stale` = as they were when the database was last reached. */
  readonly look: () => Promise<{ readonly orders: readonly Order[]; readonly stale?: true }>;
  /** Takes an order down; `queued` = it is not in the database yet. */
  readonly take: (item: string) => Promise<Order>;
}

/** The order book in the database. Every look and every order writes. */
export function databaseOrders(database: DatabaseAccess, server: string): Orders {
  return {
    // Whoever looks is written down: a page that could be read from a database that takes no writes would prove little.
    look: async () => ({
      orders: await database.query(
        `WITH looked AS (INSERT INTO order_looks (looked_by) VALUES ($1) RETURNING id)
         SELECT orders.id, item, at, taken_by FROM orders, looked ORDER BY orders.id DESC LIMIT 10`,
        [server],
      ),
    }),
    take: async (item) => {
      const [row] = await database.query(
        'INSERT INTO orders (item, taken_by) VALUES ($1, $2) RETURNING id, item, at',
        [item, server],
      );
      return row ?? {};
    },
  };
}
