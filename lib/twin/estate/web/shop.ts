import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageOf } from '../../../base/errors.ts';
import type { DatabaseAccess } from './database-access.ts';

/** One server of the shop's application. */
export interface ShopOptions {
  /** Id of the instance that it runs on. */
  readonly server: string;
  /** Absent = this workload has no database. */
  readonly database?: DatabaseAccess;
}

interface Page {
  readonly status: number;
  readonly body: unknown;
}

/** What the application answers. `/health` tells of the server alone; `/orders` writes and reads the database, every time. */
export function shop(options: ShopOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const items = catalogue();
  return (request, response) => {
    void page(request, options, items)
      .catch((error: unknown): Page => ({ status: 503, body: { error: messageOf(error) } }))
      .then(({ status, body }) => {
        if (response.destroyed) return;
        response.writeHead(status, { 'content-type': 'application/json', 'x-served-by': options.server });
        response.end(JSON.stringify(body));
      });
  };
}

async function page(request: IncomingMessage, options: ShopOptions, items: () => unknown): Promise<Page> {
  const { database, server } = options;
  const route = `${request.method} ${(request.url ?? '/').split('?')[0]}`;
  if (route === 'GET /' || route === 'GET /health') return { status: 200, body: { ok: true, server } };
  if (route === 'GET /items') return { status: 200, body: { items: items() } };
  if (database === undefined) return { status: 404, body: { error: `no ${route}` } };
  if (route === 'GET /orders') return { status: 200, body: { orders: await look(database, server) } };
  if (route === 'POST /orders') return { status: 201, body: await order(database, server, request) };
  return { status: 404, body: { error: `no ${route}` } };
}

/** Whoever looks at the orders is written down: a page that could be read from a server that takes no writes proves little. */
async function look(database: DatabaseAccess, server: string) {
  return await database.query(
    `WITH looked AS (INSERT INTO order_looks (looked_by) VALUES ($1) RETURNING id)
     SELECT orders.id, item, at, taken_by FROM orders, looked ORDER BY orders.id DESC LIMIT 10`,
    [server],
  );
}

async function order(database: DatabaseAccess, server: string, request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const item = Buffer.concat(chunks).toString('utf8').slice(0, 200) || 'something';
  const [row] = await database.query(
    'INSERT INTO orders (item, taken_by) VALUES ($1, $2) RETURNING id, item, at',
    [item, server],
  );
  return row;
}

/** The catalogue, made when it is first asked for and then kept in memory. */
function catalogue(): () => readonly { readonly id: number; readonly title: string }[] {
  let kept: { id: number; title: string }[] | undefined;
  return () => (kept ??= Array.from({ length: 20 }, (_, id) => ({ id, title: `Item ${id + 1}` })));
}
