import type { Replication } from '../../drill/guard/index.ts';
import type { WorkloadView } from '../../estate/index.ts';
import type { RdsCluster, RdsInstance } from '../../inventory/facts.ts';

/**
 * Whether the copies that a failover counts on are there, as far as the API tells. RDS replicates synchronously to a standby and
 * tells no lag; while it does not, it says so by another status than `available`.
 */
export function replicationOf(view: WorkloadView): readonly Replication[] {
  const primaries = view
    .own('rds.instance')
    .filter(({ clusterId, replicaOf }) => clusterId === undefined && replicaOf === undefined);
  return [
    ...primaries.map(ofInstance),
    ...view.own('rds.cluster').map((cluster) => ofCluster(cluster, view)),
  ];
}

function ofInstance({ id, multiAz, status }: RdsInstance): Replication {
  return {
    store: id,
    inSync: multiAz && status === 'available',
    why: `MultiAZ ${multiAz}, status ${status}`,
  };
}

function ofCluster({ id, status, members }: RdsCluster, view: WorkloadView): Replication {
  const available = members.filter(({ instanceId }) =>
    view
      .all('rds.instance')
      .some((instance) => instance.id === instanceId && instance.status === 'available'),
  );
  const why = `status ${status}, ${available.length} of ${members.length} members available`;
  return {
    store: id,
    inSync: status === 'available' && available.length === members.length && members.length > 1,
    why,
  };
}
