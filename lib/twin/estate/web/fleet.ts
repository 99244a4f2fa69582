import { Resolver } from 'node:dns/promises';
import { instancesOf, stateOf, type StoredInstance } from '../../services/ec2/stored-instance.ts';
import { ec2Arn } from '../../services/ec2/resource.ts';
import { targetGroupsOf } from '../../services/elbv2/stored-target-group.ts';
import { type Place, tagsOf } from '../../world/tags.ts';
import type { EstateContext } from '../estate-context.ts';
import type { Closing } from '../closing.ts';
import { CacheAccess } from './cache-access.ts';
import { cacheOfWorkload } from './cache-of-workload.ts';
import { DatabaseAccess } from './database-access.ts';
import { databaseOfWorkload } from './database-of-workload.ts';
import { NameCache } from './name-cache.ts';
import { WebServer } from './web-server.ts';

/** The web servers of the world: the application on every EC2 instance that a target group names. */
export class Fleet {
  readonly #servers: WebServer[];

  constructor(servers: readonly WebServer[]) {
    this.#servers = [...servers];
  }

  get servers(): readonly WebServer[] {
    return this.#servers;
  }

  /** A server that came when the world was there already. */
  add(server: WebServer): void {
    this.#servers.push(server);
  }

  remove(server: WebServer): void {
    this.#servers.splice(this.#servers.indexOf(server), 1);
  }

  serverOf(instanceId: string): WebServer | undefined {
    return this.#servers.find((server) => server.instanceId === instanceId);
  }

  /** An instance on which nothing runs is passed over. */
  start(instanceId: string): void {
    this.serverOf(instanceId)?.start();
  }

  stop(instanceId: string): void {
    this.serverOf(instanceId)?.stop();
  }
}

/** Makes the web servers and starts those whose instances run. */
export async function foundFleet(context: EstateContext, closing: Closing): Promise<Fleet> {
  const servers: WebServer[] = [];
  for (const held of heldServers(context)) {
    const server = held.make();
    closing.add(() => server.close());
    await server.listen(held.isRunning);
    servers.push(server);
  }
  for (const server of servers) server.warm();
  return new Fleet(servers);
}

/** A web server that the world holds, whether it is there or not. */
export interface HeldServer {
  readonly instanceId: string;
  readonly isRunning: boolean;
  readonly make: () => WebServer;
}

/** The web servers that the world holds: on every instance that a target group names, until it is terminated. */
export function heldServers(context: EstateContext): HeldServer[] {
  const { world } = context;
  return world.places('elbv2.target-group').flatMap((place) =>
    [...targetsIn(context, place)].flatMap(([id, port]) => {
      const instance = instancesOf(world, place).get(id);
      if (instance === undefined || stateOf(instance) === 'terminated') return [];
      const plan = () => ({
        instanceId: id,
        zone: { ...place, zone: instance.zone },
        port,
        ...behind(instance, place, context),
      });
      const isRunning = stateOf(instance) === 'running';
      return [{ instanceId: id, isRunning, make: () => new WebServer(plan(), context) }];
    }),
  );
}

/** Instance id → port, over all target groups of a place. */
function targetsIn({ world }: EstateContext, place: Place): Map<string, number> {
  const groups = [...targetGroupsOf(world, place).values()].filter(
    ({ targetType }) => targetType === 'instance',
  );
  return new Map(
    groups.flatMap(({ targets }) => targets.map(({ id, port }): [string, number] => [id, port])),
  );
}

/** What the application on an instance works with. */
function behind(instance: StoredInstance, place: Place, context: EstateContext) {
  const { world, clock } = context;
  const { workload } = tagsOf(world, place, ec2Arn(place, 'instance', instance.id));
  if (workload === undefined) return {};
  const database = databaseOfWorkload(world, place, workload);
  const cache = cacheOfWorkload(world, place, workload);
  const names = namesFor(context);
  return {
    ...(database === undefined
      ? {}
      : {
          database: {
            access: new DatabaseAccess(database, names),
            isElsewhere: database.region !== place.region,
          },
        }),
    ...(cache === undefined ? {} : { cache: new CacheAccess(cache, names, clock) }),
  };
}

function namesFor({ addresses: { nameServer }, clock, flaws }: EstateContext): NameCache {
  const resolver = new Resolver({ timeout: 500, tries: 2 });
  resolver.setServers([`${nameServer.host}:${nameServer.port}`]);
  return new NameCache(resolver, clock, flaws.cachesNamesForEver);
}
