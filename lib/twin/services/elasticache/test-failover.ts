import type { TestFailoverCommandInput, TestFailoverCommandOutput } from '@aws-sdk/client-elasticache';
import { messageOf } from '../../../base/errors.ts';
import { type Instant, plusSeconds } from '../../../base/instant.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { CacheStory } from './cache-story.ts';
import { availableGroup } from './groups.ts';
import { planCacheFailover } from './planned.ts';
import { findGroup, nodesOf } from './stored-cache.ts';
import { groupView, NODE_ID } from './views.ts';

declare module '../../world/world.ts' {
  interface Tables {
    /** When failovers were tested, by running number. */
    'elasticache.tested': Instant;
  }
}

/** Node groups of an account in which failover may be tested within a day, whatever group they are of. */
const A_DAY = 86_400;
const TESTS_A_DAY = 15;

/** Making a replica take over, to see what it is like. */
export const testFailoverOperations = { TestFailover: testFailover } satisfies OperationTable;

function testFailover(
  input: TestFailoverCommandInput,
  context: CallContext,
): Omit<TestFailoverCommandOutput, '$metadata'> {
  const { world, account, region } = context;
  const group = availableGroup(input.ReplicationGroupId, context);
  if (input.NodeGroupId !== NODE_ID)
    throw new Fault('NodeGroupNotFoundFault', `Node group ${input.NodeGroupId} not found.`);
  if (!group.automaticFailover || nodesOf(world, context, group.id).length < 2)
    throw new Fault(
      'InvalidReplicationGroupStateFault',
      `Replication group ${group.id} does not have automatic failover enabled.`,
    );
  countTest(context);
  const story = new CacheStory(world, context, group.id);
  story.failoverCalled();
  if (!world.isActed) planCacheFailover(world, context, group.id);
  else {
    story.modifying();
    void world
      .act({ kind: 'cache-failover', account, region, id: group.id })
      .catch((error: unknown) => story.failed(messageOf(error)));
  }
  return { ReplicationGroup: groupView(findGroup(group.id, context), world, context) };
}

function countTest({ world, account, region }: CallContext): void {
  const tested = world.table('elasticache.tested', account, region);
  const since = plusSeconds(world.clock.now(), -A_DAY);
  const recent = [...tested.values()].filter((at) => at > since).length;
  if (recent >= TESTS_A_DAY)
    throw new Fault(
      'APICallRateForCustomerExceededFault',
      `TestFailover was called for ${recent} node groups within 24 hours; no more than ${TESTS_A_DAY} are allowed.`,
    );
  tested.set(String(tested.size), world.clock.now());
}
