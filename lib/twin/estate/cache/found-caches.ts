import { nodeName, primaryName, readerName } from '../../services/elasticache/endpoints.ts';
import { groupRows, nodesOf, type StoredGroup } from '../../services/elasticache/stored-cache.ts';
import type { Place } from '../../world/tags.ts';
import type { Closing } from '../closing.ts';
import type { EstateContext } from '../estate-context.ts';
import { CacheGroup } from './cache-group.ts';
import { CacheNode } from './cache-node.ts';
import { watchOver } from './watch-over.ts';

/** Makes and starts the nodes of every replication group that the world holds, or of those that are not there yet. */
export async function foundCaches(
  context: EstateContext,
  closing: Closing,
  known: readonly CacheGroup[] = [],
): Promise<CacheGroup[]> {
  const groups = context.world
    .places('elasticache.group')
    .flatMap((place) =>
      [...groupRows(context.world, place).values()]
        .filter((row) => row.change?.status !== 'deleting' && !known.some((one) => isOf(one, row, place)))
        .flatMap((row) => groupOf(row, place, context) ?? []),
    );
  for (const group of groups) {
    closing.add(() => group.close());
    for (const node of group.nodes) await node.listen();
    closing.add(watchOver(group, context));
  }
  return groups;
}

function isOf({ id, place }: CacheGroup, row: StoredGroup, { account, region }: Place): boolean {
  return id === row.id && place.account === account && place.region === region;
}

function groupOf({ id }: StoredGroup, place: Place, context: EstateContext): CacheGroup | undefined {
  const rows = nodesOf(context.world, place, id).sort((a) => (a.role === 'primary' ? -1 : 1));
  const [first, ...others] = rows.map(
    (row) =>
      new CacheNode({ id: row.id, zone: { ...place, zone: row.zone } }, context, (node) => ({
        role: node === group?.primary ? 'primary' : 'replica',
        replicas: group?.replicas.filter(({ isReachable }) => isReachable).length ?? 0,
        onChange: (change) => group?.change(change),
      })),
  );
  const names = {
    primary: primaryName(place, id),
    reader: readerName(place, id),
    nodes: new Map(rows.map((row) => [row.id, nodeName(place, row.id)])),
  };
  const group: CacheGroup | undefined =
    first === undefined ? undefined : new CacheGroup({ place, id, names }, [first, ...others], context);
  return group;
}
