import { clusterRows } from '../../services/rds/cluster-row.ts';
import { instanceRows } from '../../services/rds/instance-row.ts';
import { type Place, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { DatabaseAddress } from './database-access.ts';

/** The database that an application of this workload is configured with: the one tagged like it, in its own Region if there is one. */
export function databaseOfWorkload(
  world: World,
  place: Place,
  workload: string,
): (DatabaseAddress & { readonly region: string }) | undefined {
  const nearFirst = (a: Place, b: Place) => distance(a, place) - distance(b, place);
  const places = [...world.places('rds.instance'), ...world.places('rds.cluster')];
  for (const there of places.filter(({ account }) => account === place.account).toSorted(nearFirst)) {
    const found = inPlace(world, there).find(({ arn }) => tagsOf(world, there, arn)['workload'] === workload);
    if (found !== undefined)
      return { name: found.name.toLowerCase(), port: found.port, region: there.region };
  }
  return undefined;
}

function distance(from: Place, to: Place): number {
  return from.region === to.region ? 0 : 1;
}

function inPlace(world: World, place: Place) {
  const instances = [...instanceRows(world, place).values()].filter(
    ({ DBClusterIdentifier }) => DBClusterIdentifier === undefined,
  );
  return [
    ...instances.map(({ DBInstanceArn, Endpoint }) => ({
      arn: DBInstanceArn,
      name: Endpoint?.Address ?? '',
      port: Endpoint?.Port ?? 5_432,
    })),
    ...[...clusterRows(world, place).values()].map(({ DBClusterArn, Endpoint, Port }) => ({
      arn: DBClusterArn,
      name: Endpoint ?? '',
      port: Port ?? 5_432,
    })),
  ];
}
