import type { Resolver } from 'node:dns/promises';
import { expect } from 'chai';
import { realClock } from '../../../../lib/base/clock.ts';
import { AddressBlock } from '../../../../lib/twin/estate/address-block.ts';
import type { CacheGroup } from '../../../../lib/twin/estate/cache/cache-group.ts';
import { foundCaches } from '../../../../lib/twin/estate/cache/found-caches.ts';
import { Closing } from '../../../../lib/twin/estate/closing.ts';
import type { EstateContext } from '../../../../lib/twin/estate/estate-context.ts';
import { Switchboard } from '../../../../lib/twin/estate/links/switchboard.ts';
import { TruthLog } from '../../../../lib/twin/estate/truth/truth-log.ts';
import { CacheAccess } from '../../../../lib/twin/estate/web/cache-access.ts';
import { NameCache } from '../../../../lib/twin/estate/web/name-cache.ts';
import { Zones } from '../../../../lib/twin/estate/zones/zones.ts';
import { primaryName } from '../../../../lib/twin/services/elasticache/endpoints.ts';
import type { TestWorld } from '../../services/ec2/test-world.ts';
import { World } from '../../../../lib/twin/world/world.ts';
import { testWorld } from '../../services/ec2/test-world.ts';
import { newCache, roles } from '../../services/elasticache/cache.ts';

/** An address block that no running shop takes. */
const BLOCK = 251;
const PACE = 0.01;
const HOME = { account: '111122223333', region: 'eu-west-1' };
const PRIMARY = primaryName(HOME, 'items');
const ZONE_A = { ...HOME, zone: 'eu-west-1a' };

interface Running {
  readonly group: CacheGroup;
  readonly here: TestWorld;
  readonly context: EstateContext;
  /** A client of the primary, wherever its name leads. */
  readonly client: CacheAccess;
}

/** Runs the body with the real nodes of one replication group. */
function withCache(body: (running: Running) => Promise<void>) {
  return async () => {
    const past = testWorld('2026-11-24T10:00:00.000Z', PACE);
    newCache(past);
    const world = sameTables(past.world);
    const closing = new Closing();
    const ended = new AbortController();
    const truth = new TruthLog(realClock);
    const context = {
      world,
      clock: realClock,
      addresses: new AddressBlock(BLOCK),
      zones: new Zones(truth),
      switchboard: new Switchboard(truth),
      truth,
      flaws: {},
      signal: ended.signal,
      wait: (seconds: number) => realClock.sleep(seconds * PACE, ended.signal),
      failed: (what: string, error: unknown) => {
        throw new Error(what, { cause: error });
      },
    } as unknown as EstateContext;
    try {
      const [group] = await foundCaches(context, closing);
      if (group === undefined) throw new Error('no cache was found');
      const names = new NameCache(resolverOf(group), realClock);
      const client = new CacheAccess({ name: PRIMARY, port: 6_379 }, names, realClock);
      closing.add(() => client.close());
      await body({ group, here: { ...past, world }, context, client });
    } finally {
      await closing.close();
      ended.abort();
    }
  };
}

/** The rows of a world whose clock stood still, in one that goes. */
function sameTables(past: World): World {
  const world = new World(realClock, PACE);
  for (const name of ['elasticache.group', 'elasticache.node'] as const)
    for (const [id, row] of past.table(name, HOME.account, HOME.region)) {
      const { change: _over, ...rest } = row;
      (world.table(name, HOME.account, HOME.region) as Map<string, unknown>).set(id, rest);
    }
  return world;
}

function resolverOf(group: CacheGroup): Resolver {
  const resolve4 = (name: string) =>
    Promise.resolve((group.lookUp(name) ?? []).map((address) => ({ address, ttl: 0 })));
  return { resolve4 } as unknown as Resolver;
}

async function failure(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? 'failed' : 'neither'),
  );
}

async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const until = realClock.monotonic() + 5;
  while (!(await isSo())) {
    if (realClock.monotonic() > until) throw new Error('after five seconds it is still not so');
    await realClock.sleep(0.005);
  }
}

describe('twin/estate/cache: a replication group', () => {
  it(
    'holds on its replica what was written to its primary, a moment later',
    withCache(async ({ group, client }) => {
      await client.set('items', 'all', 60);
      expect(await client.get('items')).to.equal('all');
      const [replica] = group.replicas;
      await eventually(() => replica?.keyspace.get('items') === 'all');
    }),
  );

  it(
    'is empty on every node after its primary was rebooted, and keeps its primary',
    withCache(async ({ group, client, here }) => {
      await client.set('items', 'all', 60);
      const rebooting = group.reboot('items-001');
      await eventually(async () => (await failure(client.get('items'))) === 'failed');
      await rebooting;
      expect(await client.get('items')).to.equal(null);
      expect(group.nodes.map(({ keyspace }) => keyspace.size)).to.deep.equal([0, 0]);
      expect(roles(here)).to.deep.equal({ 'items-001': 'primary', 'items-002': 'replica' });
    }),
  );

  it(
    'stays warm when its primary loses power: a replica takes over and the name follows',
    withCache(async ({ group, client, here, context }) => {
      await client.set('items', 'all', 60);
      await eventually(() => group.replicas[0]?.keyspace.get('items') === 'all');
      group.losePower('eu-west-1a');
      expect(await failure(client.get('items')), 'nobody resets who asks a node without power').to.equal(
        'failed',
      );
      await eventually(() => group.primary.id === 'items-002');
      expect(await client.get('items')).to.equal('all');
      expect(roles(here)).to.deep.equal({ 'items-001': 'replica', 'items-002': 'primary' });
      group.regainPower('eu-west-1a');
      expect(group.replicas[0]?.keyspace.get('items'), 'it follows again').to.equal('all');
      const told = context.truth.entries().map(({ state }) => state);
      expect(told.filter((state) => state !== 'mark')).to.deep.equal(['broken', 'whole']);
    }),
  );

  it(
    'is failed over too when the zone of its primary is cut off, and once only',
    withCache(async ({ group, client, context }) => {
      await client.set('items', 'all', 60);
      context.zones.isolate(ZONE_A);
      group.assess();
      await eventually(() => group.primary.id === 'items-002');
      context.zones.restore(ZONE_A);
      group.assess();
      expect(group.primary.id).to.equal('items-002');
      await client.set('items', 'more', 60);
      await eventually(() => group.replicas[0]?.keyspace.get('items') === 'more');
    }),
  );

  it(
    'waits for its primary where nobody may take over',
    withCache(async ({ group, client, here }) => {
      const rows = here.world.table('elasticache.group', HOME.account, HOME.region);
      const row = rows.get('items');
      if (row !== undefined) rows.set('items', { ...row, automaticFailover: false });
      group.losePower('eu-west-1a');
      await realClock.sleep(0.3);
      expect(group.primary.id).to.equal('items-001');
      group.regainPower('eu-west-1a');
      expect(await client.get('items'), 'and it is empty').to.equal(null);
    }),
  );

  it(
    'hands over when failover is tested, and its old primary follows',
    withCache(async ({ group, client }) => {
      await client.set('items', 'all', 60);
      await eventually(() => group.replicas[0]?.keyspace.get('items') === 'all');
      await group.failOver({ isAsked: true });
      expect(group.primary.id).to.equal('items-002');
      expect(await client.get('items')).to.equal('all');
      expect(
        group.replicas.map(({ isReachable, keyspace }) => [isReachable, keyspace.get('items')]),
      ).to.deep.equal([[true, 'all']]);
    }),
  );
});
