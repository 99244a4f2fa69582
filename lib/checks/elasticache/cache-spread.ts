import { plural } from '../../base/plural.ts';
import type { CacheCluster, CacheGroup } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';
import { promisesToStay } from '../zone-promise.ts';

/** Judges caches by what is left of them when one node, or one zone, is lost. */
export const cacheSpread = defineCheck({
  id: 'elasticache/cache-spread',
  title: 'Caches survive the loss of a node',
  what: 'Each ElastiCache replication group keeps in every shard nodes in at least two Availability Zones, and fails over by itself. Each cache without a replication group has nodes in at least two zones.',
  why: 'What is only in one cache node is gone with it. An application that needs its cache is down until a new node was made, and one that does not may drown what is behind the cache while it fills again.',
  how: 'elasticache:DescribeReplicationGroups names the shards, the zones of their nodes, and whether AutomaticFailover is enabled; elasticache:DescribeCacheClusters names the caches without a group. Memcached copies nothing: nodes in two zones keep half of what was cached. Serverless caches are spread by AWS, and are not read. Whether what is cached could be made again nobody can see.',
  fix: 'Add a replica in a second zone and switch automatic failover on; hold nothing in Memcached that cannot be made again.',
  severity: 'high',
  kind: 'estimated',
  objective: 'rto',
  suite: 'availability',
  facts: ['elasticache.replication-group', 'elasticache.cluster'],
  requirements: ['DB-4', 'HA-4'],
  controls: [
    { id: 'SOC 2 A1.2', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.14', mark: 'evidences' },
    { id: 'NIST SP 800-53 r5 SI-13(5)', mark: 'supports' },
    { id: 'AWS Security Hub ElastiCache.3', mark: 'evidences' },
    { id: 'AWS Well-Architected REL10-BP01', mark: 'evidences' },
  ],
  promisedBy: (workload) => promisesToStay(workload, ['az', 'instance']),
  judge: (view) => [
    ...view
      .own('elasticache.replication-group')
      .map((group) => judged('elasticache.replication-group', group, ofGroup(group))),
    ...view
      .own('elasticache.cluster')
      .filter(({ groupId }) => groupId === undefined)
      .map((cluster) => judged('elasticache.cluster', cluster, ofCluster(cluster))),
  ],
});

const SPREAD = 'nodes in at least two zones, and automatic failover between them';
const WORDS = { expected: SPREAD, disruption: 'az' } as const;

function ofGroup(group: CacheGroup): Finding {
  const { id, shards, status } = group;
  if (shards.length === 0)
    return unknown(`${id} shows no node: it is ${status || 'in no state that AWS names'}`, WORDS);
  const fix = `add a replica to ${id} in a second zone, and enable automatic failover`;
  const lonely = shards.find(({ nodes }) => nodes.length < 2);
  if (lonely !== undefined)
    return fail({
      ...WORDS,
      message: `${id} is a single node${inShard(group, lonely.id)}: what it holds is gone with it`,
      got: plural(lonely.nodes.length, 'node'),
      fix,
    });
  const unplaced = shards.flatMap(({ nodes }) => nodes).find(({ zone }) => zone === undefined);
  if (unplaced !== undefined) return unknown(`AWS does not say where ${unplaced.clusterId} is`, WORDS);
  const narrow = shards.find(({ nodes }) => zonesOf(nodes).length < 2);
  if (narrow !== undefined)
    return fail({
      ...WORDS,
      message: `${id} stands in one zone${inShard(group, narrow.id)}`,
      got: `${plural(narrow.nodes.length, 'node')}, all in ${zonesOf(narrow.nodes).join()}`,
      fix,
    });
  return failover(group, fix);
}

function failover({ id, automaticFailover, shards }: CacheGroup, fix: string): Finding {
  if (automaticFailover === 'disabled')
    return fail({
      ...WORDS,
      message: `${id} has replicas, and none takes over by itself`,
      got: 'automatic failover is disabled',
      fix,
    });
  if (automaticFailover !== 'enabled')
    return unknown(`automatic failover of ${id} is ${automaticFailover}: look again`, WORDS);
  const zones = zonesOf(shards.flatMap(({ nodes }) => nodes));
  return pass(`${id} has nodes in ${zones.join(' and ')}, and fails over by itself`, { disruption: 'az' });
}

/** The only shard of a group needs no name. */
function inShard({ shards }: CacheGroup, id: string): string {
  return shards.length > 1 ? ` in shard ${id}` : '';
}

function ofCluster({ id, engine, zones, nodeCount }: CacheCluster): Finding {
  const expected = 'nodes in at least two zones';
  const fix =
    engine === 'memcached'
      ? `spread ${id} over zones (AZMode cross-az)`
      : `make ${id} the primary of a replication group with a replica in a second zone`;
  if (nodeCount < 2)
    return fail({
      expected,
      disruption: 'az',
      message: `${id} is a single node: what it holds is gone with it`,
      got: plural(nodeCount, 'node'),
      fix,
    });
  if (zones.length < nodeCount)
    return unknown(`AWS does not say where all nodes of ${id} are`, { expected, disruption: 'az' });
  const distinct = [...new Set(zones)].sort();
  if (distinct.length < 2)
    return fail({
      expected,
      disruption: 'az',
      message: `${id} stands in one zone`,
      got: `${plural(nodeCount, 'node')}, all in ${distinct.join()}`,
      fix,
    });
  return pass(
    `${id} has nodes in ${distinct.join(' and ')}; each holds a part of its own, which is gone with it`,
    { disruption: 'az' },
  );
}

function zonesOf(nodes: CacheGroup['shards'][number]['nodes']): string[] {
  return [...new Set(nodes.flatMap(({ zone }) => zone ?? []))].sort();
}
