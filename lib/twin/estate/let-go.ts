import { groupRows } from '../services/elasticache/stored-cache.ts';
import { listenersOf, loadBalancersOf } from '../services/elbv2/stored-load-balancer.ts';
import { targetGroupsOf } from '../services/elbv2/stored-target-group.ts';
import { proxyRows } from '../services/rds/proxy-row.ts';
import { instancesOf, stateOf } from '../services/ec2/stored-instance.ts';
import { balancerKey } from './balancer/balancer.ts';
import { heldDatabases } from './databases/found-databases.ts';
import type { EstateContext } from './estate-context.ts';
import type { Topology } from './topology.ts';

/** Ends what the world no longer holds, the way in before what lies behind it. */
export async function letGo(topology: Topology, context: EstateContext): Promise<void> {
  const { world, truth } = context;
  for (const gone of take(topology.balancers, balancersWanted(context), ({ key }) => key)) {
    truth.mark(`balancer ${gone.name}`, 'gone');
    await gone.close();
  }
  const groups = new Set(
    world.places('elbv2.target-group').flatMap((place) => [...targetGroupsOf(world, place).keys()]),
  );
  for (const [arn, group] of topology.groups)
    if (!groups.has(arn)) {
      topology.groups.delete(arn);
      await group.stop();
    }
  for (const server of topology.fleet.servers.filter((one) => isGone(one.instanceId, one.zone, context))) {
    topology.fleet.remove(server);
    await server.close();
  }
  const proxies = new Set(
    world
      .places('rds.proxy')
      .flatMap((place) => [...proxyRows(world, place).values()].map((row) => row.DBProxyArn)),
  );
  take(topology.proxies, proxies, ({ arn }) => arn);
  await letDataGo(topology, context);
}

async function letDataGo({ databases, caches }: Topology, context: EstateContext): Promise<void> {
  const { world, truth } = context;
  const held = new Set(
    heldDatabases(context).map(({ place, id, of }) => `${place.account} ${place.region} ${of} ${id}`),
  );
  const keyOf = ({ identity: { place, id, of } }: Topology['databases'][number]) =>
    `${place.account} ${place.region} ${of} ${id}`;
  for (const gone of take(databases, held, keyOf)) {
    truth.mark(gone.path, 'gone');
    await gone.close();
  }
  const groups = new Set(
    world
      .places('elasticache.group')
      .flatMap((place) =>
        [...groupRows(world, place).values()]
          .filter(({ change }) => change?.status !== 'deleting')
          .map(({ id }) => `${place.account} ${place.region} ${id}`),
      ),
  );
  for (const gone of take(caches, groups, ({ place, id }) => `${place.account} ${place.region} ${id}`)) {
    truth.mark(gone.path, 'gone');
    await gone.close();
  }
}

function balancersWanted({ world }: EstateContext): Set<string> {
  return new Set(
    world.places('elbv2.load-balancer').flatMap((place) =>
      [...loadBalancersOf(world, place).values()].map((row) =>
        balancerKey(
          row.arn,
          [...listenersOf(world, place).values()].filter(
            ({ loadBalancerArn }) => loadBalancerArn === row.arn,
          ),
        ),
      ),
    ),
  );
}

function isGone(
  id: string,
  place: { readonly account: string; readonly region: string },
  { world }: EstateContext,
): boolean {
  const row = instancesOf(world, place).get(id);
  return row === undefined || stateOf(row) === 'terminated';
}

/** Takes out of a list what is no longer wanted, and gives it. */
function take<Thing>(list: Thing[], wanted: ReadonlySet<string>, keyOf: (thing: Thing) => string): Thing[] {
  const gone = list.filter((thing) => !wanted.has(keyOf(thing)));
  for (const thing of gone) list.splice(list.indexOf(thing), 1);
  return gone;
}
