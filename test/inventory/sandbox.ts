import { openAws } from '../../lib/aws/index.ts';
import type { CallRecord } from '../../lib/base/call-record.ts';
import { realClock } from '../../lib/base/clock.ts';
import type { Environment } from '../../lib/environment/environment.ts';
import { readEnvironment } from '../../lib/environment/index.ts';
import { type CollectOptions, collect } from '../../lib/inventory/index.ts';
import type { Inventory } from '../../lib/inventory/inventory.ts';
import { SEEDS } from '../../lib/twin/seeds/index.ts';
import { createTwin, type Twin } from '../../lib/twin/server.ts';
import { SERVICES } from '../../lib/twin/services/index.ts';
import { World } from '../../lib/twin/world/world.ts';
import { quickClock } from '../aws/quick-clock.ts';

/** The embedded shop, listening. */
export interface Sandbox {
  readonly twin: Twin;
  readonly url: string;
}

/** What a collection gave, and every call that it made. */
export interface Collected {
  readonly inventory: Inventory;
  readonly calls: readonly CallRecord[];
}

/** Starts a twin of the embedded shop. It takes a while to build, so that the tests of a file share one. */
export async function startSandbox(pageSize: number, emptyPages = false): Promise<Sandbox> {
  const seed = SEEDS['sandbox'];
  const world = seed === undefined ? new World(realClock) : await seed({ clock: realClock, pace: 0.1 });
  const twin = createTwin({ world, services: SERVICES, pageSize, emptyPages });
  const port = await twin.listen();
  return { twin, url: `http://127.0.0.1:${port}` };
}

/** The declaration of the embedded shop. */
export function shopDeclaration(): Promise<Environment> {
  const root = new URL('../..', import.meta.url).pathname;
  return readEnvironment('sandbox', { cwd: root, packageRoot: root, now: realClock.now() });
}

/** Collects from the shop on a clock whose waits are over at once. */
export async function collectFrom(
  { url }: Sandbox,
  environment: Environment,
  options: Partial<CollectOptions> = {},
): Promise<Collected> {
  const calls: CallRecord[] = [];
  const { clock = quickClock(), signal = new AbortController().signal } = options;
  const credentials = { accessKeyId: 'AKIA333344445555LAND', secretAccessKey: 'any' };
  const onCall = (record: CallRecord): number => calls.push(record);
  const aws = await openAws({ environment, endpoint: { url, credentials }, clock, signal, onCall });
  try {
    return { inventory: await collect({ environment, aws, clock, signal, ...options }), calls };
  } finally {
    aws.close();
  }
}
