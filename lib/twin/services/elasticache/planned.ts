import { changeUntil, dueAfter } from '../../world/change.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { FAILOVER, REBOOT } from './cache-times.ts';
import { recordCacheEvent } from './event-log.ts';
import { groupRows, nodeRows, nodesOf, type StoredGroup, type StoredNode } from './stored-cache.ts';

/** A reboot told ahead, for a world in which nobody acts it out. */
export function planCacheReboot(world: World, place: Place, nodeId: string): void {
  const rows = nodeRows(world, place);
  const row = rows.get(nodeId);
  if (row === undefined) return;
  const until = dueAfter(world, REBOOT.serves);
  rows.set(nodeId, { ...row, change: changeUntil<StoredNode>(until, 'rebooting cluster nodes') });
  recordCacheEvent(world, place, {
    type: 'cache-cluster',
    id: nodeId,
    message: 'Cache node 0001 restarted',
    at: until,
  });
}

/** A failover told ahead: the first replica takes over. */
export function planCacheFailover(world: World, place: Place, groupId: string): void {
  const nodes = nodesOf(world, place, groupId);
  const next = nodes.find(({ role }) => role === 'replica');
  const old = nodes.find(({ role }) => role === 'primary');
  if (next === undefined || old === undefined) return;
  const at = dueAfter(world, FAILOVER.promoted);
  const rows = nodeRows(world, place);
  rows.set(next.id, { ...next, change: changeUntil<StoredNode>(at, 'available', { role: 'primary' }) });
  rows.set(old.id, { ...old, change: changeUntil<StoredNode>(at, 'available', { role: 'replica' }) });
  const message = `Failover from primary node ${old.id} to replica node ${next.id} completed`;
  recordCacheEvent(world, place, { type: 'cache-cluster', id: next.id, message, at });
  recordCacheEvent(world, place, { type: 'replication-group', id: groupId, message, at });
  planSettling(world, place, groupId);
}

function planSettling(world: World, place: Place, groupId: string): void {
  const rows = groupRows(world, place);
  const row = rows.get(groupId);
  if (row === undefined || row.interruption !== undefined) return;
  const until = dueAfter(world, FAILOVER.recovered);
  rows.set(groupId, { ...row, change: changeUntil<StoredGroup>(until, 'modifying') });
}
