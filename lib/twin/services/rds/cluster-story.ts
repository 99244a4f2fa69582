import type { Instant } from '../../../base/instant.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { clusterRows } from './cluster-row.ts';
import { recordEvent } from './event-log.ts';
import { CLUSTER_FAILOVER, MULTI_AZ_CLUSTER_FAILOVER, REBOOT } from './failover-times.ts';
import type { StoredCluster } from './stored-cluster.ts';

const UNTIL_TOLD = 86_400;

/** What RDS says of a cluster while it fails over, said when it happens by whoever acts it out. */
export class ClusterStory {
  readonly #world: World;
  readonly #place: Place;
  readonly #id: string;

  constructor(world: World, { account, region }: Place, id: string) {
    this.#world = world;
    this.#place = { account, region };
    this.#id = id;
  }

  failingOver(): void {
    this.#status('failing-over');
  }

  rebooting(): void {
    this.#status('rebooting');
  }

  started(target: string): void {
    this.#event(startedMessage(target));
  }

  writerIs(instanceId: string): void {
    this.#change((row) => ({ DBClusterMembers: withWriter(row, instanceId) }));
  }

  completed(target: string): void {
    this.#event(completedMessage(target));
    this.available();
  }

  available(): void {
    const rows = clusterRows(this.#world, this.#place);
    const row = rows.get(this.#id);
    if (row === undefined) return;
    const { change: _over, ...rest } = row;
    rows.set(this.#id, rest);
  }

  failed(why: string): void {
    this.#event(`Failover failed: ${why}`);
    this.available();
  }

  #status(status: string): void {
    const until = dueAfter(this.#world, UNTIL_TOLD / this.#world.pace);
    this.#change(() => ({ change: changeUntil<StoredCluster>(until, status) }));
  }

  #change(changed: (row: StoredCluster) => Partial<StoredCluster>): void {
    const rows = clusterRows(this.#world, this.#place);
    const row = rows.get(this.#id);
    if (row !== undefined) rows.set(this.#id, { ...row, ...changed(row) });
  }

  #event(message: string): void {
    clusterEvent(this.#world, this.#place, this.#id, message, this.#world.clock.now());
  }
}

/** The same told ahead, for a world in which nobody acts it out. */
export function planClusterFailover(world: World, place: Place, id: string, target: string): void {
  const at = (seconds: number) => dueAfter(world, seconds);
  const rows = clusterRows(world, place);
  const row = rows.get(id);
  if (row === undefined) return;
  const times = clusterFailoverTimes(row);
  clusterEvent(world, place, id, startedMessage(target), at(0));
  clusterEvent(world, place, id, completedMessage(target), at(times.completed));
  const completed = changeUntil<StoredCluster>(at(times.completed), 'failing-over');
  const DBClusterMembers = withWriter(row, target);
  rows.set(id, {
    ...row,
    change: changeUntil(at(times.writerFlips), 'failing-over', {
      DBClusterMembers,
      change: completed,
    }),
  });
}

/** A reboot in place of a Multi-AZ DB cluster's writer, told ahead. */
export function planClusterReboot(world: World, place: Place, id: string): void {
  const rows = clusterRows(world, place);
  const row = rows.get(id);
  if (row === undefined) return;
  const until = dueAfter(world, REBOOT.completed);
  rows.set(id, { ...row, change: changeUntil<StoredCluster>(until, 'rebooting') });
}

/** When a cluster's failover comes to what; a Multi-AZ DB cluster is slower than Aurora. */
export function clusterFailoverTimes(
  row: Pick<StoredCluster, 'DBClusterInstanceClass'> | undefined,
): Readonly<Record<keyof typeof CLUSTER_FAILOVER, number>> {
  return row?.DBClusterInstanceClass === undefined ? CLUSTER_FAILOVER : MULTI_AZ_CLUSTER_FAILOVER;
}

function withWriter(row: StoredCluster, instanceId: string): NonNullable<StoredCluster['DBClusterMembers']> {
  return (row.DBClusterMembers ?? []).map((member) => ({
    ...member,
    IsClusterWriter: member.DBInstanceIdentifier === instanceId,
  }));
}

function startedMessage(target: string): string {
  return `Started cross AZ failover to DB instance: ${target}`;
}

function completedMessage(target: string): string {
  return `Completed failover to DB instance: ${target}`;
}

function clusterEvent(
  world: World,
  { account, region }: Place,
  id: string,
  message: string,
  at: Instant,
): void {
  const arn = `arn:aws:rds:${region}:${account}:cluster:${id}`;
  const event = { type: 'db-cluster' as const, id, arn, category: 'failover', message, at };
  recordEvent({ world, account, region }, event);
}
