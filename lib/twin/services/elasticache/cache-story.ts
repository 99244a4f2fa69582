import type { Seconds } from '../../../base/duration.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { recordCacheEvent, type StoredCacheEvent } from './event-log.ts';
import { groupRows, nodeRows, nodesOf, type StoredGroup, type StoredNode } from './stored-cache.ts';

/** Longer than anything that is under way: whoever acts it out says when it is over. */
const UNTIL_TOLD: Seconds = 86_400;

/**
 * What ElastiCache says of a group and its nodes while something happens to them, said when it happens by whoever acts it out.
 * Passes over what has gone meanwhile.
 */
export class CacheStory {
  readonly #world: World;
  readonly #place: Place;
  readonly #groupId: string;

  constructor(world: World, { account, region }: Place, groupId: string) {
    this.#world = world;
    this.#place = { account, region };
    this.#groupId = groupId;
  }

  /** The group is at work until `settled`. */
  modifying(): void {
    this.#change(() => ({ change: this.#untilTold<StoredGroup>('modifying') }));
  }

  /** The group is available, or will be in so many seconds of AWS; unless it is without power somewhere. */
  settled(after: Seconds = 0): void {
    this.#change(({ interruption, change: _over, ...rest }) => {
      if (interruption !== undefined)
        return { ...rest, interruption, change: this.#untilTold<StoredGroup>('modifying') };
      if (after === 0) return rest;
      return { ...rest, change: changeUntil<StoredGroup>(dueAfter(this.#world, after), 'modifying') };
    });
  }

  rebooting(nodeId: string): void {
    this.#changeNode(nodeId, (row) => ({
      ...row,
      change: this.#untilTold<StoredNode>('rebooting cluster nodes'),
    }));
    this.#event('cache-cluster', nodeId, 'Cache node 0001 shutdown');
  }

  restarted(nodeId: string): void {
    this.#changeNode(nodeId, ({ change: _over, ...rest }) => rest);
    this.#event('cache-cluster', nodeId, 'Cache node 0001 restarted');
  }

  failoverCalled(): void {
    this.#event('replication-group', this.#groupId, `Test Failover API called for node group 0001`);
  }

  /** A replica has become the primary; the primary that was follows it from now on. */
  promoted(nodeId: string): void {
    const nodes = nodesOf(this.#world, this.#place, this.#groupId);
    const old = nodes.find(({ role }) => role === 'primary');
    for (const node of nodes)
      this.#changeNode(node.id, (row) => ({ ...row, role: row.id === nodeId ? 'primary' : 'replica' }));
    const message = `Failover from primary node ${old?.id ?? ''} to replica node ${nodeId} completed`;
    this.#event('cache-cluster', nodeId, message);
    this.#event('replication-group', this.#groupId, message);
  }

  /** Real processes could not act it out: the API must not go on saying that it is under way. */
  failed(why: string): void {
    for (const { id } of nodesOf(this.#world, this.#place, this.#groupId))
      this.#changeNode(id, ({ change: _over, ...rest }) => rest);
    this.settled();
    this.#event('replication-group', this.#groupId, `The operation failed: ${why}`);
  }

  recovering(nodeId: string): void {
    this.#event('cache-cluster', nodeId, 'Recovering cache nodes 0001');
  }

  recovered(nodeId: string): void {
    this.#event('cache-cluster', nodeId, 'Finished recovery for cache nodes 0001');
  }

  #untilTold<Row>(status: string) {
    return changeUntil<Row>(dueAfter(this.#world, UNTIL_TOLD / this.#world.pace), status);
  }

  #change(changed: (row: StoredGroup) => Partial<StoredGroup>): void {
    const rows = groupRows(this.#world, this.#place);
    const row = rows.get(this.#groupId);
    if (row === undefined) return;
    const { change: _before, ...rest } = row;
    rows.set(this.#groupId, { ...rest, ...changed(row) });
  }

  #changeNode(id: string, changed: (row: StoredNode) => StoredNode): void {
    const rows = nodeRows(this.#world, this.#place);
    const row = rows.get(id);
    if (row !== undefined) rows.set(id, changed(row));
  }

  #event(type: StoredCacheEvent['type'], id: string, message: string): void {
    recordCacheEvent(this.#world, this.#place, { type, id, message });
  }
}
