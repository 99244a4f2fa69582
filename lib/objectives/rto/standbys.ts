import { groupBy } from '../../base/group-by.ts';
import type { Disruption } from '../../environment/environment.ts';
import { holdsItsOwnData } from '../../estate/stores.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import type { RdsCluster, RdsInstance } from '../../inventory/facts.ts';

/** A database of the workload, and why nothing would take over from it; `lacks` is absent when something would. */
export interface Standby {
  readonly id: string;
  readonly lacks?: string;
}

/** Whether each database has something to fail over to: a standby of its own, or another member, elsewhere when a zone is lost. */
export function standbysOf(view: WorkloadView, disruption: Disruption): readonly Standby[] {
  const instances = view.own('rds.instance').filter(holdsItsOwnData);
  const members = groupBy(view.own('rds.instance'), (one) => placed(one, one.clusterId));
  return [
    ...instances.map((one) => ({ id: one.id, ...lack(one.multiAz, 'MultiAZ is false') })),
    ...view
      .own('rds.cluster')
      .map((one) => ofCluster(one, members.get(placed(one, one.id)) ?? [], disruption)),
  ];
}

/** Members may be placed in zones where none is: only where they really are counts. */
function ofCluster(
  { id, members }: RdsCluster,
  seen: readonly RdsInstance[],
  disruption: Disruption,
): Standby {
  const writer = members.find((member) => member.writer)?.instanceId;
  const others = seen.filter((member) => member.id !== writer);
  const zone = seen.find((member) => member.id === writer)?.zone;
  if (disruption !== 'az') return { id, ...lack(others.length > 0, 'it has no second member') };
  return {
    id,
    ...lack(
      others.some((member) => member.zone !== zone),
      'it has no member in a second zone',
    ),
  };
}

function placed({ account, region }: RdsInstance | RdsCluster, cluster: string | undefined): string {
  return `${account}/${region}/${cluster}`;
}

function lack(present: boolean, lacks: string): { readonly lacks?: string } {
  return present ? {} : { lacks };
}
