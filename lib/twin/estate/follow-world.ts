import { plusSeconds } from '../../base/instant.ts';
import { listenersOf, loadBalancersOf } from '../services/elbv2/stored-load-balancer.ts';
import { targetGroupsOf } from '../services/elbv2/stored-target-group.ts';
import { Balancer } from './balancer/balancer.ts';
import { GroupChecks } from './balancer/group-checks.ts';
import { foundCaches } from './cache/found-caches.ts';
import { Closing } from './closing.ts';
import { foundProxies } from './databases/database-proxy.ts';
import { type HeldDatabase, heldDatabases } from './databases/found-databases.ts';
import type { EstateContext } from './estate-context.ts';
import { letGo } from './let-go.ts';
import { pulse } from './pulse.ts';
import type { Topology } from './topology.ts';
import { heldServers } from './web/fleet.ts';

/** How often what was made or deleted meanwhile is noticed. */
const NOTICES_EVERY = 0.25;
/** A cluster is started once no further server was asked for during this time, in AWS's seconds. */
const CLUSTER_GROWS = 30;

/**
 * Has what is made while the data plane runs come alive (a stack's databases, servers, load balancers), and what is deleted go. It
 * comes to nothing where a process does not start: that is told in the truth, and not tried again.
 */
export function followWorld(topology: Topology, context: EstateContext, closing: Closing): void {
  const late = new Latecomers(topology, context);
  const following = pulse(
    context.clock,
    NOTICES_EVERY,
    () => late.follow(),
    (error) => context.failed('following the world', error),
  );
  closing.add(() => late.close());
  closing.add(() => following.stop());
}

class Latecomers {
  readonly #topology: Topology;
  readonly #context: EstateContext;
  readonly #closing = new Closing();
  readonly #failed = new Set<string>();

  constructor(topology: Topology, context: EstateContext) {
    this.#topology = topology;
    this.#context = context;
  }

  async follow(): Promise<void> {
    await letGo(this.#topology, this.#context);
    for (const held of heldDatabases(this.#context)) await this.#startDatabase(held);
    const { caches, databases, proxies } = this.#topology;
    caches.push(...(await foundCaches(this.#context, this.#closing, caches)));
    proxies.push(...(await foundProxies(databases, this.#context, this.#closing, proxies)));
    await this.#startServers();
    await this.#startGroups();
    await this.#startBalancers();
  }

  async close(): Promise<void> {
    await this.#closing.close();
  }

  async #startDatabase({ place, id, of, youngest, make }: HeldDatabase): Promise<void> {
    const { world, truth, failed } = this.#context;
    const key = `${place.account} ${place.region} ${of} ${id} ${youngest ?? ''}`;
    const isThere = this.#topology.databases.some(
      ({ identity }) =>
        identity.id === id &&
        identity.of === of &&
        identity.place.account === place.account &&
        identity.place.region === place.region,
    );
    if (isThere || this.#failed.has(key) || youngest === undefined) return;
    const grownUp = plusSeconds(youngest, of === 'cluster' ? CLUSTER_GROWS * world.pace : 0);
    if (grownUp > world.clock.now()) return;
    try {
      const database = await make();
      this.#closing.add(() => database.close());
      await database.start();
      this.#topology.databases.push(database);
      truth.mark(database.path, 'made');
    } catch (error) {
      this.#failed.add(key);
      failed(`starting the database ${id}`, error);
    }
  }

  async #startServers(): Promise<void> {
    const { fleet } = this.#topology;
    for (const { instanceId, isRunning, make } of heldServers(this.#context)) {
      if (fleet.serverOf(instanceId) !== undefined) continue;
      const server = make();
      this.#closing.add(() => server.close());
      await server.listen(isRunning);
      fleet.add(server);
      this.#context.truth.mark(`instance ${instanceId}`, 'made');
    }
  }

  async #startGroups(): Promise<void> {
    const { world } = this.#context;
    const { groups, fleet } = this.#topology;
    for (const place of world.places('elbv2.target-group'))
      for (const { arn, protocol } of targetGroupsOf(world, place).values()) {
        if (protocol !== 'HTTP' || groups.has(arn)) continue;
        const group = new GroupChecks(arn, place, fleet, this.#context);
        this.#closing.add(() => group.stop());
        groups.set(arn, group);
        await group.start();
      }
  }

  /** One without listeners answers nobody yet. */
  async #startBalancers(): Promise<void> {
    const { world, truth } = this.#context;
    const { balancers, groups } = this.#topology;
    for (const place of world.places('elbv2.load-balancer'))
      for (const row of loadBalancersOf(world, place).values()) {
        const listens = [...listenersOf(world, place).values()].some(
          ({ loadBalancerArn }) => loadBalancerArn === row.arn,
        );
        if (row.type !== 'application' || !listens || balancers.some((one) => one.key.startsWith(row.arn)))
          continue;
        const balancer = new Balancer({ row, place, groups }, this.#context);
        this.#closing.add(() => balancer.close());
        await balancer.listen();
        balancers.push(balancer);
        truth.mark(`balancer ${row.name}`, 'made');
      }
  }
}
