import { Resolver } from 'node:dns/promises';
import pg from 'pg';
import { realClock } from '../../../lib/base/clock.ts';
import { LandfallError } from '../../../lib/base/errors.ts';
import { type Estate, type Flaws, startEstate } from '../../../lib/twin/estate/index.ts';
import { SEEDS } from '../../../lib/twin/seeds/index.ts';
import { createTwin } from '../../../lib/twin/server.ts';
import { SERVICES } from '../../../lib/twin/services/index.ts';
import type { World } from '../../../lib/twin/world/world.ts';

export const SHOP = '111122223333';
export const HOME = { account: SHOP, region: 'eu-west-1' };

/** A shop that really runs, as a client sees it. */
export interface RunningShop {
  readonly world: World;
  readonly estate: Estate;
  readonly resolver: Resolver;
  /** Calls an operation in the shop's account; in its home Region unless told otherwise. */
  readonly call: (service: string, operation: string, input?: object, region?: string) => Promise<never>;
  /** Status of a page under a name, over an address that the name has now; 0 = no answer. */
  readonly get: (name: string, path: string) => Promise<number>;
  /** Runs one statement on the database that a name leads to now. */
  readonly sql: (name: string, text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
}

/** What AWS waits a second for takes a fiftieth of it in these tests. */
const PACE = 0.02;

/** Starts a shop with real processes before the tests around it, the sandbox unless another is named, and ends it after them. */
export function sharedEstate(flaws: Flaws = {}, seed = 'sandbox'): RunningShop {
  const shop = {} as { -readonly [Key in keyof RunningShop]: RunningShop[Key] };
  before(async function () {
    this.timeout(A_TEST_MS);
    const world = await (SEEDS[seed] ?? missing)({ clock: realClock, pace: PACE });
    try {
      Object.assign(shop, runningShop(world, await startEstate(world, { flaws })));
    } catch (error) {
      if (!(error instanceof LandfallError) || error.code !== 'ESTATE_UNAVAILABLE') throw error;
      this.skip();
    }
  });
  beforeEach(function () {
    this.currentTest?.timeout(A_TEST_MS);
  });
  after(async () => await shop.estate?.close());
  return shop;
}

function missing(): never {
  throw new Error('it is not among the seeds');
}

function runningShop(world: World, estate: Estate): RunningShop {
  const twin = createTwin({ world, services: SERVICES });
  const resolver = new Resolver({ timeout: 500, tries: 2 });
  resolver.setServers([estate.resolver]);
  const addressOf = async (name: string) => (await resolver.resolve4(name))[0] ?? '';
  return {
    world,
    estate,
    resolver,
    call: (service, operation, input = {}, region = HOME.region) =>
      twin.invoke({ service, operation, account: SHOP, region, input }) as Promise<never>,
    get: async (name, path) => {
      try {
        const url = `http://${await addressOf(name)}:8080${path}`;
        const answer = await fetch(url, {
          signal: AbortSignal.timeout(3_000),
          headers: { connection: 'close' },
        });
        await answer.arrayBuffer();
        return answer.status;
      } catch {
        return 0;
      }
    },
    sql: async (name, text, values = []) => sql(await addressOf(name), text, values),
  };
}

/** How long a busy machine may take for what should be there, and how long it takes to call something silent. */
const PATIENCE_MS = 5_000;
export const SILENT_MS = 400;

/** Runs one statement over a connection of its own. */
export async function sql(
  host: string,
  text: string,
  values: unknown[] = [],
  patience = PATIENCE_MS,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    host,
    port: 5_432,
    user: 'landfall',
    database: 'shop',
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    // A connection that hangs is not waited for.
    void client.end().catch(() => undefined);
  }
}

/** Only what never becomes so takes as long as this; a test that waits for several things has time for them all. */
const EVENTUALLY_SECONDS = 30;
const A_TEST_MS = 90_000;

/** Looks until it is so, for half a minute at most. */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const until = realClock.monotonic() + EVENTUALLY_SECONDS;
  while (!(await isSo())) {
    if (realClock.monotonic() > until) throw new Error(`after half a minute it is still not so that ${what}`);
    await realClock.sleep(0.02);
  }
}
