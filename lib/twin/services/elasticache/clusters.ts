import type {
  DescribeCacheClustersCommandInput,
  DescribeCacheClustersCommandOutput,
  RebootCacheClusterCommandInput,
  RebootCacheClusterCommandOutput,
} from '@aws-sdk/client-elasticache';
import { messageOf } from '../../../base/errors.ts';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { CacheStory } from './cache-story.ts';
import { planCacheReboot } from './planned.ts';
import { findNode, nodeRows, pageMaximum, statusOf } from './stored-cache.ts';
import { clusterView, NODE_ID } from './views.ts';

/** Nodes, each a cache cluster of its own. */
export const clusterOperations = {
  DescribeCacheClusters: describeCacheClusters,
  RebootCacheCluster: rebootCacheCluster,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function describeCacheClusters(
  input: DescribeCacheClustersCommandInput,
  context: CallContext,
): Answer<DescribeCacheClustersCommandOutput> {
  const { CacheClusterId: id, ShowCacheClustersNotInReplicationGroups: alone = false } = input;
  const rows = id === undefined ? [...nodeRows(context.world, context).values()] : [findNode(id, context)];
  const { items, next } = page(alone ? [] : rows, {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (row) => row.id,
    scope: JSON.stringify([id, alone]),
  });
  const withNodes = input.ShowCacheNodeInfo === true;
  return {
    CacheClusters: items.map((row) => clusterView(row, withNodes, context.world, context)),
    Marker: next,
  };
}

/**
 * Restarts the node, which forgets all that it held. Nobody takes over from a primary that its owner reboots; its replicas see
 * that it came back empty, and empty themselves (ElastiCache User Guide, "Minimizing downtime by using Multi-AZ").
 */
function rebootCacheCluster(
  input: RebootCacheClusterCommandInput,
  context: CallContext,
): Answer<RebootCacheClusterCommandOutput> {
  const { world, account, region } = context;
  const row = findNode(input.CacheClusterId ?? '', context);
  const unknown = input.CacheNodeIdsToReboot?.find((id) => id !== NODE_ID);
  if (unknown !== undefined || (input.CacheNodeIdsToReboot ?? []).length === 0)
    throw new Fault('InvalidParameterValueException', `Cache node ${unknown ?? ''} is not one of ${row.id}.`);
  if (statusOf(row) !== 'available')
    throw new Fault('InvalidCacheClusterStateFault', `Cache cluster ${row.id} is not in available state.`);
  if (!world.isActed) planCacheReboot(world, context, row.id);
  else {
    const story = new CacheStory(world, context, row.groupId);
    story.rebooting(row.id);
    void world
      .act({ kind: 'cache-reboot', account, region, id: row.id })
      .catch((error: unknown) => story.failed(messageOf(error)));
  }
  return { CacheCluster: clusterView(findNode(row.id, context), false, world, context) };
}
