import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { type Change, settle } from '../../world/change.ts';
import { forgetTags, type Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** A replication group with one shard (cluster mode disabled): a primary, and replicas that follow it. */
export interface StoredGroup {
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly engine: string;
  readonly engineVersion: string;
  readonly nodeType: string;
  readonly createdAt: Instant;
  readonly automaticFailover: boolean;
  readonly multiAz: boolean;
  readonly snapshotRetention: number;
  readonly snapshotWindow: string;
  readonly encryption: { readonly AtRestEncryptionEnabled: boolean; readonly KmsKeyId?: string };
  /** The zone in which its nodes are without power, and the experiment that took it. */
  readonly interruption?: { readonly zone: string; readonly by: string } | undefined;
  readonly change?: Change<StoredGroup>;
}

/** A node: in the words of ElastiCache a cache cluster of its own. */
export interface StoredNode {
  readonly id: string;
  readonly arn: string;
  readonly groupId: string;
  readonly zone: string;
  readonly role: 'primary' | 'replica';
  readonly createdAt: Instant;
  readonly change?: Change<StoredNode>;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By identifier, in lower case. */
    'elasticache.group': StoredGroup;
    'elasticache.node': StoredNode;
  }
}

/** The replication groups of one account and Region, as they are now. */
export function groupRows(world: World, { account, region }: Place): Map<string, StoredGroup> {
  return settle(world.table('elasticache.group', account, region), world.clock.now(), ({ arn }) =>
    forgetTags(world, { account, region }, arn),
  );
}

/** The nodes of one account and Region, as they are now. */
export function nodeRows(world: World, { account, region }: Place): Map<string, StoredNode> {
  return settle(world.table('elasticache.node', account, region), world.clock.now(), ({ arn }) =>
    forgetTags(world, { account, region }, arn),
  );
}

/** The nodes of one group, in the order of their ids. */
export function nodesOf(world: World, place: Place, groupId: string): StoredNode[] {
  return [...nodeRows(world, place).values()]
    .filter((node) => node.groupId === groupId)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The group of this identifier. Throws ReplicationGroupNotFoundFault. */
export function findGroup(identifier: string, context: CallContext): StoredGroup {
  const id = identifier.toLowerCase();
  const found = groupRows(context.world, context).get(id);
  if (found !== undefined) return found;
  throw new Fault('ReplicationGroupNotFoundFault', `ReplicationGroup ${id} not found.`);
}

/** The node of this identifier. Throws CacheClusterNotFound. */
export function findNode(identifier: string, context: CallContext): StoredNode {
  const id = identifier.toLowerCase();
  const found = nodeRows(context.world, context).get(id);
  if (found !== undefined) return found;
  throw new Fault('CacheClusterNotFoundFault', `CacheCluster not found: ${id}`);
}

/** What ElastiCache calls the state of a group or a node. */
export function statusOf<Row>({ change }: { readonly change?: Change<Row> }): string {
  return change?.status ?? 'available';
}

/** ElastiCache gives pages of 20 to 100, and refuses other sizes. */
export function pageMaximum(maxRecords: number | undefined): number {
  if (maxRecords === undefined) return 100;
  if (maxRecords >= 20 && maxRecords <= 100) return maxRecords;
  throw new Fault(
    'InvalidParameterValueException',
    `Invalid value ${maxRecords} for MaxRecords. Must be between 20 and 100`,
  );
}
