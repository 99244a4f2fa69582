import type { ResourceType } from './fis-actions.ts';

/** A call that breaks something AWS FIS has no action for. Each happens once, and AWS itself brings back what it took. */
export interface DirectAction {
  /** The IAM action, `elasticache:RebootCacheCluster`. */
  readonly id: string;
  readonly service: 'elasticache';
  readonly operation: string;
  readonly resourceType: ResourceType;
  /** What the drill role must be allowed, to break and to see that it is over. */
  readonly permissions: readonly string[];
  /** The input of the call, by the id of the resource that it meets. */
  readonly input: (id: string) => Readonly<Record<string, unknown>>;
}

/** Of Valkey and Redis, every cache cluster is one node, and every group without cluster mode one shard; both have this number. */
const ONLY = '0001';

/** The calls whose targets Landfall can find and count before they are made. */
export const DIRECT_ACTIONS: readonly DirectAction[] = [
  {
    // Nobody takes over from a primary that is rebooted: it comes back empty, and its replicas empty themselves
    // (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html).
    id: 'elasticache:RebootCacheCluster',
    service: 'elasticache',
    operation: 'RebootCacheCluster',
    resourceType: 'aws:elasticache:cluster',
    permissions: ['elasticache:DescribeCacheClusters', 'elasticache:RebootCacheCluster'],
    input: (id) => ({ CacheClusterId: id, CacheNodeIdsToReboot: [ONLY] }),
  },
  {
    id: 'elasticache:TestFailover',
    service: 'elasticache',
    operation: 'TestFailover',
    resourceType: 'aws:elasticache:replicationgroup',
    permissions: ['elasticache:DescribeReplicationGroups', 'elasticache:TestFailover'],
    input: (id) => ({ ReplicationGroupId: id, NodeGroupId: ONLY }),
  },
];

/** Ids of the calls that scenarios may name. */
export const DIRECT_IDS: readonly string[] = DIRECT_ACTIONS.map(({ id }) => id);

/** What is known of a call; undefined for one that Landfall does not make. */
export function directAction(id: string): DirectAction | undefined {
  return DIRECT_ACTIONS.find((action) => action.id === id);
}

/** Whether a scenario breaks by calls of its own, and not by an experiment. Its faults are all of one kind. */
export function isDirect({ faults }: { readonly faults: readonly { readonly action: string }[] }): boolean {
  return faults.some(({ action }) => directAction(action) !== undefined);
}
