import { groupBy } from '../../base/group-by.ts';
import type { Disruption } from '../../environment/environment.ts';
import { isDown, isPassing } from '../../estate/database-state.ts';
import { holdsItsOwnData } from '../../estate/stores.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import type { RdsCluster, RdsInstance } from '../../inventory/facts.ts';

/** A database of the workload, and why nothing would take over from it; both are absent when something would. */
export interface Standby {
  readonly id: string;
  readonly lacks?: string;
  /** Why it cannot be told. */
  readonly unclear?: string;
}

/** Whether each database has something to fail over to: a standby of its own, or another member, elsewhere when a zone is lost. */
export function standbysOf(view: WorkloadView, disruption: Disruption): readonly Standby[] {
  const instances = view.own('rds.instance').filter(holdsItsOwnData);
  const members = groupBy(view.own('rds.instance'), (one) => placed(one, one.clusterId));
  return [
    ...instances.map((one) => ({ id: one.id, ...lackOf(one) })),
    ...view
      .own('rds.cluster')
      .map((one) => ofCluster(one, members.get(placed(one, one.id)) ?? [], disruption)),
  ];
}

function lackOf(instance: RdsInstance): Omit<Standby, 'id'> {
  if (isPassing(instance)) return { unclear: `it is ${instance.status || 'in no state that RDS names'}` };
  if (isDown(instance)) return { lacks: `it is ${instance.status}` };
  return lack(instance.multiAz, 'MultiAZ is false');
}

/**
 * Members may be placed in zones where none is: only where they really are counts, and a zone that RDS does not name is none.
 * A cluster that follows another one has no writer: whichever member is lost, another has to be left.
 */
function ofCluster(
  { id, members }: RdsCluster,
  seen: readonly RdsInstance[],
  disruption: Disruption,
): Standby {
  const named = members.find((member) => member.writer)?.instanceId;
  const writer = seen.find((member) => member.id === named) ?? seen[0];
  const others = seen.filter((member) => member !== writer && !isDown(member));
  if (disruption !== 'az') return { id, ...lack(others.length > 0, 'it has no second member that is up') };
  const placed = others.filter(({ zone }) => zone !== undefined && writer?.zone !== undefined);
  if (placed.some(({ zone }) => zone !== writer?.zone)) return { id };
  return placed.length < others.length
    ? { id, unclear: 'RDS does not name the zone of every member' }
    : { id, lacks: 'it has no member that is up in a second zone' };
}

function placed({ account, region }: RdsInstance | RdsCluster, cluster: string | undefined): string {
  return `${account}/${region}/${cluster}`;
}

function lack(present: boolean, lacks: string): { readonly lacks?: string } {
  return present ? {} : { lacks };
}
