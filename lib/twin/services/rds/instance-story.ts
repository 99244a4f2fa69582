import type { Instant } from '../../../base/instant.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { recordEvent } from './event-log.ts';
import { INSTANCE_FAILOVER, REBOOT } from './failover-times.ts';
import { instanceRows } from './instance-row.ts';
import type { StoredInstance } from './stored-instance.ts';

/** Longer than anything that is under way: whoever acts it out says when it is over. */
const UNTIL_TOLD = 86_400;

/**
 * What RDS says of a DB instance while it is rebooted or fails over, said when it happens by whoever acts it out. Each method
 * passes over an instance that has been deleted meanwhile.
 */
export class InstanceStory {
  readonly #world: World;
  readonly #place: Place;
  readonly #id: string;

  constructor(world: World, { account, region }: Place, id: string) {
    this.#world = world;
    this.#place = { account, region };
    this.#id = id;
  }

  rebooting(): void {
    const until = dueAfter(this.#world, UNTIL_TOLD / this.#world.pace);
    this.#change(() => ({ change: changeUntil<StoredInstance>(until, 'rebooting') }));
  }

  failoverStarted(): void {
    this.#event('failover', 'Multi-AZ instance failover started.');
  }

  restarted(): void {
    this.#event('availability', 'DB instance restarted.');
  }

  failoverCompleted(): void {
    this.#event('failover', 'Multi-AZ instance failover completed.');
    this.available();
  }

  degraded(): void {
    this.#event('recovery', 'The standby cannot be reached; the instance runs in one zone until it is back.');
  }

  recovered(): void {
    this.#event('recovery', 'Multi-AZ recovery completed.');
  }

  available(): void {
    const rows = instanceRows(this.#world, this.#place);
    const row = rows.get(this.#id);
    if (row === undefined) return;
    const { change: _over, ...rest } = row;
    rows.set(this.#id, rest);
  }

  zonesSwapped(): void {
    this.#change(swapped);
  }

  failed(why: string): void {
    this.#event('failure', `The operation failed: ${why}`);
    this.available();
  }

  #change(changed: (row: StoredInstance) => Partial<StoredInstance>): void {
    const rows = instanceRows(this.#world, this.#place);
    const row = rows.get(this.#id);
    if (row !== undefined) rows.set(this.#id, { ...row, ...changed(row) });
  }

  #event(category: string, message: string): void {
    instanceEvent(this.#world, this.#place, this.#id, category, message, this.#world.clock.now());
  }
}

/** The same told ahead, for a world in which nobody acts it out. */
export function planInstanceFailover(world: World, place: Place, id: string): void {
  const at = (seconds: number) => dueAfter(world, seconds);
  const { started, restarted, oldRestarted, completed, zonesSwapped } = INSTANCE_FAILOVER;
  const event = (seconds: number, category: string, message: string) =>
    instanceEvent(world, place, id, category, message, at(seconds));
  event(started, 'failover', 'Multi-AZ instance failover started.');
  event(restarted, 'availability', 'DB instance restarted.');
  event(oldRestarted, 'availability', 'DB instance restarted.');
  event(completed, 'failover', 'Multi-AZ instance failover completed.');
  const rows = instanceRows(world, place);
  const row = rows.get(id);
  if (row === undefined) return;
  const later = changeUntil<StoredInstance>(at(zonesSwapped), 'available', swapped(row));
  rows.set(id, { ...row, change: changeUntil(at(completed), 'rebooting', { change: later }) });
}

/** A reboot in place, told ahead. */
export function planReboot(world: World, place: Place, id: string): void {
  const until = dueAfter(world, REBOOT.completed);
  instanceEvent(world, place, id, 'availability', 'DB instance restarted.', dueAfter(world, REBOOT.serves));
  const rows = instanceRows(world, place);
  const row = rows.get(id);
  if (row !== undefined) rows.set(id, { ...row, change: changeUntil<StoredInstance>(until, 'rebooting') });
}

function swapped(row: StoredInstance): Partial<StoredInstance> {
  if (row.SecondaryAvailabilityZone === undefined) return {};
  return {
    AvailabilityZone: row.SecondaryAvailabilityZone,
    SecondaryAvailabilityZone: row.AvailabilityZone,
  };
}

function instanceEvent(
  world: World,
  { account, region }: Place,
  id: string,
  category: string,
  message: string,
  at: Instant,
): void {
  const arn = `arn:aws:rds:${region}:${account}:db:${id}`;
  recordEvent({ world, account, region }, { type: 'db-instance', id, arn, category, message, at });
}
