import { createServer, type RequestListener, type Server } from 'node:http';
import type { EstateContext } from '../estate-context.ts';
import { PASS } from '../links/link-mode.ts';
import { Link } from '../links/link.ts';
import type { ZonePlace } from '../zones/zones.ts';

/** What a node is made of. */
export interface NodePlan {
  /** Of the load balancer. */
  readonly name: string;
  readonly zone: ZonePlace;
  readonly ports: readonly number[];
  /** What it answers on a port. */
  readonly answer: (port: number) => RequestListener;
}

/** The part of a load balancer that stands in one zone: one address, with its listeners. */
export class BalancerNode {
  readonly zone: ZonePlace;
  readonly address: string;
  readonly #servers: Server[] = [];
  readonly #links: Link[] = [];
  readonly #plan: NodePlan;
  readonly #context: EstateContext;

  constructor(plan: NodePlan, context: EstateContext) {
    this.zone = plan.zone;
    this.#plan = plan;
    this.#context = context;
    this.address = context.addresses.inZone(plan.zone.zone);
  }

  async listen(): Promise<void> {
    const host = this.#context.addresses.backstage();
    for (const port of this.#plan.ports) {
      const server = createServer({ keepAliveTimeout: 0 }, this.#plan.answer(port));
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host, port, exclusive: true }, resolve);
      });
      this.#servers.push(server);
      const at = { host: this.address, port };
      const link = new Link({ clock: this.#context.clock, at, to: { host, port }, mode: PASS });
      await link.listen();
      this.#links.push(link);
      this.#context.zones.wire(link, () => [this.zone]);
      this.#context.switchboard.add(`balancer ${this.#plan.name} ${this.zone.zone}`, link);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#links.map((link) => link.close()));
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  }
}
