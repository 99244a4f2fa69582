import { Resolver } from 'node:dns/promises';
import { instancesOf, stateOf, type StoredInstance } from '../../services/ec2/stored-instance.ts';
import { ec2Arn } from '../../services/ec2/resource.ts';
import { targetGroupsOf } from '../../services/elbv2/stored-target-group.ts';
import { type Place, tagsOf } from '../../world/tags.ts';
import type { EstateContext } from '../estate-context.ts';
import type { Closing } from '../closing.ts';
import { DatabaseAccess } from './database-access.ts';
import { databaseOfWorkload } from './database-of-workload.ts';
import { NameCache } from './name-cache.ts';
import { WebServer } from './web-server.ts';

/** The web servers of the world: the application on every EC2 instance that a target group names. */
export class Fleet {
  readonly servers: readonly WebServer[];

  constructor(servers: readonly WebServer[]) {
    this.servers = servers;
  }

  serverOf(instanceId: string): WebServer | undefined {
    return this.servers.find((server) => server.instanceId === instanceId);
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
  for (const place of context.world.places('elbv2.target-group'))
    for (const [id, port] of targetsIn(context, place)) {
      const instance = instancesOf(context.world, place).get(id);
      if (instance === undefined) continue;
      const server = new WebServer(
        {
          instanceId: id,
          zone: { ...place, zone: instance.zone },
          port,
          ...databaseFor(instance, place, context),
        },
        context,
      );
      closing.add(() => server.close());
      await server.listen(stateOf(instance) === 'running');
      servers.push(server);
    }
  return new Fleet(servers);
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

function databaseFor(instance: StoredInstance, place: Place, context: EstateContext) {
  const { world, addresses, clock, flaws } = context;
  const { workload } = tagsOf(world, place, ec2Arn(place, 'instance', instance.id));
  const address = workload === undefined ? undefined : databaseOfWorkload(world, place, workload);
  if (address === undefined) return {};
  const resolver = new Resolver({ timeout: 500, tries: 2 });
  resolver.setServers([`${addresses.nameServer.host}:${addresses.nameServer.port}`]);
  const names = new NameCache(resolver, clock, flaws.cachesNamesForEver);
  const access = new DatabaseAccess(address, names);
  return { database: { access, isElsewhere: address.region !== place.region } };
}
