import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageOf } from '../../../base/errors.ts';
import type { Items } from './items.ts';
import type { Orders } from './orders.ts';

/** One server of the shop's application. */
export interface ShopOptions {
  /** Id of the instance that it runs on. */
  readonly server: string;
  /** Absent = this workload takes none. */
  readonly orders?: Orders;
  readonly items: Items;
}

interface Page {
  readonly status: number;
  readonly body: unknown;
}

/** What the application answers. `/health` tells of the server alone; `/orders` writes and reads the order book, every time. */
export function shop(options: ShopOptions): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void page(request, options)
      .catch((error: unknown): Page => ({ status: 503, body: { error: messageOf(error) } }))
      .then(({ status, body }) => {
        if (response.destroyed) return;
        response.writeHead(status, { 'content-type': 'application/json', 'x-served-by': options.server });
        response.end(JSON.stringify(body));
      });
  };
}

async function page(request: IncomingMessage, { orders, items, server }: ShopOptions): Promise<Page> {
  const route = `${request.method} ${(request.url ?? '/').split('?')[0]}`;
  if (route === 'GET /' || route === 'GET /health') return { status: 200, body: { ok: true, server } };
  if (route === 'GET /items') return { status: 200, body: await items.look() };
  if (orders === undefined) return { status: 404, body: { error: `no ${route}` } };
  if (route === 'GET /orders') return { status: 200, body: await orders.look() };
  if (route === 'POST /orders')
    return { status: 201, body: await orders.take((await textOf(request)) || 'something') };
  return { status: 404, body: { error: `no ${route}` } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8').slice(0, 200);
}
