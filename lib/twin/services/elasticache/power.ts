import { type CallContext, Fault } from '../../service.ts';
import { CacheStory } from './cache-story.ts';
import { AFTER_POWER } from './cache-times.ts';
import { planCacheFailover } from './planned.ts';
import { findGroup, groupRows, nodesOf } from './stored-cache.ts';

/**
 * Takes the power from a group's nodes in one zone, as AWS FIS does (elasticache:InterruptClusterAzPower). Multi-AZ is required,
 * and one zone of a group at a time is all. The group says `modifying` until well after the power is back.
 */
export async function interruptPower(
  groupId: string,
  zone: string,
  by: string,
  context: CallContext,
): Promise<void> {
  const { world, account, region } = context;
  const group = findGroup(groupId, context);
  if (!group.multiAz)
    throw new Fault('InvalidReplicationGroupStateFault', `Replication group ${group.id} is not Multi-AZ.`);
  if (group.interruption !== undefined)
    throw new Fault(
      'InvalidReplicationGroupStateFault',
      `Replication group ${group.id} is without power in ${group.interruption.zone} already.`,
    );
  groupRows(world, context).set(group.id, { ...group, interruption: { zone, by } });
  new CacheStory(world, context, group.id).modifying();
  if (world.isActed)
    return await world.act({ kind: 'cache-power-lost', account, region, id: group.id, zone });
  const primary = nodesOf(world, context, group.id).find(({ role }) => role === 'primary');
  if (primary?.zone === zone) planCacheFailover(world, context, group.id);
}

/** Gives the power back, where this experiment took it. */
export async function restorePower(groupId: string, by: string, context: CallContext): Promise<void> {
  const { world, account, region } = context;
  const rows = groupRows(world, context);
  const group = rows.get(groupId);
  if (group?.interruption?.by !== by) return;
  const { interruption, ...rest } = group;
  rows.set(group.id, rest);
  if (world.isActed)
    await world.act({ kind: 'cache-power-back', account, region, id: group.id, zone: interruption.zone });
  new CacheStory(world, context, group.id).settled(AFTER_POWER);
}
