import { setMaxListeners } from 'node:events';
import { LandfallError, messageOf } from '../../base/errors.ts';
import type { World } from '../world/world.ts';
import { actOut } from './act-out.ts';
import { foundBalancers } from './balancer/found-balancers.ts';
import { foundCaches } from './cache/found-caches.ts';
import { claimBlock } from './claim-block.ts';
import { foundProxies } from './databases/database-proxy.ts';
import { foundDatabases } from './databases/found-databases.ts';
import { tellNames } from './dns/name-truth.ts';
import { resolve } from './dns/resolve.ts';
import { NameServer } from './dns/name-server.ts';
import type { Estate } from './estate.ts';
import type { EstateContext } from './estate-context.ts';
import type { Flaws } from './flaws.ts';
import { HealthChecks } from './health/health-checks.ts';
import { makeEstateFolder } from './leftovers/estate-folder.ts';
import { followWorld } from './follow-world.ts';
import { guard } from './leftovers/guardian.ts';
import { sweepLeftovers } from './leftovers/sweep-leftovers.ts';
import { Names } from './names.ts';
import { Switchboard } from './links/switchboard.ts';
import { findBinaries } from './postgres/binaries.ts';
import { postgresHome } from './postgres/postgres-home.ts';
import { Closing } from './closing.ts';
import { TruthLog } from './truth/truth-log.ts';
import { unavailable } from './unavailable.ts';
import { foundFleet } from './web/fleet.ts';
import { Zones } from './zones/zones.ts';

/** How a data plane is started. */
export interface EstateOptions {
  /** How the real processes are sick; not at all when absent. */
  readonly flaws?: Flaws;
}

/**
 * Starts real processes for everything in the world that can be real, and has them follow what happens to it. Throws
 * ESTATE_UNAVAILABLE, with nothing left behind, where they cannot run.
 */
export async function startEstate(world: World, { flaws = {} }: EstateOptions = {}): Promise<Estate> {
  const closing = new Closing();
  try {
    return await start(world, flaws, closing);
  } catch (error) {
    await closing.close();
    throw isOfThisMachine(error) ? unavailable(messageOf(error), MACHINE_FIX, error) : error;
  }
}

const MACHINE_FIX =
  'free the port that it names on every address, and let the temporary folder be one that can be written to and run from';

/** A port that is taken, a folder that cannot be written to, a server that does not start: no fault of ours, and no harm to others. */
function isOfThisMachine(error: unknown): boolean {
  if (error instanceof LandfallError) return error.code === 'DATABASE_NOT_STARTED';
  return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

async function start(world: World, flaws: Flaws, closing: Closing): Promise<Estate> {
  const binaries = findBinaries();
  await sweepLeftovers(world.clock);
  const home = await postgresHome(binaries);
  const truth = new TruthLog(world.clock);
  const failed = (what: string, error: unknown) => truth.mark('estate', `${what}: ${messageOf(error)}`);
  const names = new Names(world);
  const { addresses, nameServer } = await claimBlock(
    () =>
      new NameServer(
        (name, type) => resolve(names.authority, name, type),
        (error) => failed('DNS', error),
      ),
  );
  closing.add(() => nameServer.close());
  const folder = makeEstateFolder();
  closing.add(guard(folder.path));
  closing.add(() => folder.remove());
  const ended = new AbortController();
  // Every wait of every part listens to it.
  setMaxListeners(0, ended.signal);
  const context: EstateContext = {
    world,
    clock: world.clock,
    home,
    folder,
    addresses,
    zones: new Zones(truth),
    switchboard: new Switchboard(truth),
    truth,
    flaws,
    signal: ended.signal,
    wait: (seconds) => world.clock.sleep(seconds * world.pace, ended.signal),
    failed: (what, error) => {
      if (!ended.signal.aborted) failed(what, error);
    },
  };
  await furnish(context, names, closing);
  closing.add(() => ended.abort());
  return {
    resolver: `${addresses.nameServer.host}:${addresses.nameServer.port}`,
    truth: () => truth.entries(),
    links: context.switchboard,
    close: () => closing.close(),
  };
}

/** Databases first: applications and checks find them running. */
async function furnish(context: EstateContext, names: Names, closing: Closing): Promise<void> {
  const { world } = context;
  const databases = await foundDatabases(context, closing);
  names.add((name) => {
    const addresses = databases.map((database) => database.lookUp(name)).find((found) => found !== undefined);
    return addresses === undefined ? undefined : { addresses, ttl: 5, isHealthy: addresses.length > 0 };
  });
  const caches = await foundCaches(context, closing);
  names.add((name) => {
    const addresses = caches.map((cache) => cache.lookUp(name)).find((found) => found !== undefined);
    // How long AWS lets the name of a cache be kept it does not say; as for databases is assumed.
    return addresses === undefined ? undefined : { addresses, ttl: 5, isHealthy: addresses.length > 0 };
  });
  const proxies = await foundProxies(databases, context, closing);
  names.add((name) => {
    const addresses = proxies.map((proxy) => proxy.lookUp(name)).find((found) => found !== undefined);
    return addresses === undefined ? undefined : { addresses, ttl: 5, isHealthy: addresses.length > 0 };
  });
  const fleet = await foundFleet(context, closing);
  const { balancers, groups } = await foundBalancers(fleet, context, closing);
  names.add((name) =>
    balancers.map((balancer) => balancer.lookUp(name)).find((found) => found !== undefined),
  );
  const checks = new HealthChecks(context, (name) => names.addressesOf(name));
  names.checkBy((id) => checks.isHealthy(id));
  closing.add(() => checks.stop());
  await checks.start();
  tellNames(names.authority, context.truth);
  const assess = () => {
    for (const each of [...databases, ...caches, ...balancers]) each.assess();
  };
  world.seeBy({
    target: (arn, id, port) => groups.get(arn)?.view(id, port),
    observations: (id) => checks.observations(id),
  });
  followWorld({ databases, caches, proxies, fleet, balancers, groups }, context, closing);
  world.actBy((disturbance) => actOut(disturbance, { databases, caches, fleet, assess }, context));
  closing.add(() => {
    world.seeBy(undefined);
    world.actBy(undefined);
  });
}
