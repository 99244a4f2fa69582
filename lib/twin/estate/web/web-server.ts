import { createServer, type RequestListener, type Server } from 'node:http';
import type { EstateContext } from '../estate-context.ts';
import { BLACKHOLE, PASS } from '../links/link-mode.ts';
import { Link } from '../links/link.ts';
import type { ZonePlace } from '../zones/zones.ts';
import type { CacheAccess } from './cache-access.ts';
import type { DatabaseAccess } from './database-access.ts';
import { type Items, itemsInMemory, itemsThroughCache } from './items.ts';
import { databaseOrders, type Orders } from './orders.ts';
import { shop } from './shop.ts';
import { StandbyOrders } from './standby-orders.ts';

/** What a web server is made of. */
export interface WebServerPlan {
  readonly instanceId: string;
  readonly zone: ZonePlace;
  readonly port: number;
  readonly database?: WebDatabase;
  /** Absent = it keeps what it needs in its own memory. */
  readonly cache?: CacheAccess;
}

/** The database that an application uses. */
export interface WebDatabase {
  readonly access: DatabaseAccess;
  /** In another Region than the application. */
  readonly isElsewhere: boolean;
}

/** How long EC2 takes from the call until an instance's server answers, in its own time. */
const BOOTS_FOR = 20;

/** How long the application takes to collect the catalogue, in EC2's time. */
const COLLECTS_FOR = 3;

/** The application on one EC2 instance. A stopped instance is silent: nobody is at its address. */
export class WebServer {
  readonly instanceId: string;
  readonly zone: ZonePlace;
  readonly front: Link;
  readonly #server: Server;
  readonly #backstage: { readonly host: string; readonly port: number };
  readonly #context: EstateContext;
  readonly #database: WebDatabase | undefined;
  readonly #cache: CacheAccess | undefined;
  #application: RequestListener;
  #starts = 0;

  constructor({ instanceId, zone, port, database, cache }: WebServerPlan, context: EstateContext) {
    const { addresses, clock } = context;
    this.instanceId = instanceId;
    this.zone = zone;
    this.#context = context;
    this.#database = database;
    this.#cache = cache;
    this.#application = this.#fresh();
    this.#backstage = { host: addresses.backstage(), port };
    // A server that closed idle connections would now and then reset a request of its load balancer.
    this.#server = createServer({ keepAliveTimeout: 0 }, (request, response) =>
      this.#application(request, response),
    );
    this.front = new Link({
      clock,
      at: { host: addresses.inZone(zone.zone), port },
      to: this.#backstage,
      mode: BLACKHOLE,
    });
  }

  #fresh(): RequestListener {
    const database = this.#database;
    return shop({
      server: this.instanceId,
      items: this.#items(),
      ...(database === undefined ? {} : { orders: this.#orders(database) }),
    });
  }

  #items(): Items {
    const { clock, flaws, wait } = this.#context;
    const collect = () => wait(COLLECTS_FOR);
    const needsCache = flaws.needsItsCache === true;
    return this.#cache === undefined
      ? itemsInMemory(collect)
      : itemsThroughCache({ cache: this.#cache, collect, clock, needsCache });
  }

  #orders({ access, isElsewhere }: WebDatabase): Orders {
    const orders = databaseOrders(access, this.instanceId);
    return isElsewhere ? new StandbyOrders(orders, this.#context.clock) : orders;
  }

  /** Takes its addresses; it answers when it is running. */
  async listen(isRunning: boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ ...this.#backstage, exclusive: true }, resolve);
    });
    await this.front.listen();
    this.#context.zones.wire(this.front, () => [this.zone]);
    this.#context.switchboard.add(`instance ${this.instanceId}`, this.front);
    if (isRunning) this.front.set(PASS);
  }

  /** A shop that has run for long has a warm cache: whoever comes first would else pay for what is long since done. */
  warm(): void {
    if (this.#cache === undefined) return;
    void this.#items()
      .look()
      .catch((error: unknown) => this.#context.failed(`warming the cache from ${this.instanceId}`, error));
  }

  /** Starts it as EC2 does; it answers a while later. */
  start(): void {
    const start = (this.#starts += 1);
    void this.#context
      .wait(BOOTS_FOR)
      .then(() => {
        if (start === this.#starts) this.front.set(PASS);
      })
      .catch((error: unknown) => this.#context.failed(`starting ${this.instanceId}`, error));
  }

  /** Whoever is connected is reset, as by an operating system that goes down. What it kept in memory is gone. */
  stop(): void {
    this.#starts += 1;
    this.#application = this.#fresh();
    this.front.leadTo(this.#backstage);
    this.front.set(BLACKHOLE);
  }

  async close(): Promise<void> {
    await this.front.close();
    this.#database?.access.close();
    this.#cache?.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
