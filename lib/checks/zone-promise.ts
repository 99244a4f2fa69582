import type { Disruption, RecoveryMeans, Workload } from '../environment/environment.ts';

const IN_PLACE: readonly RecoveryMeans[] = ['failover', 'replace'];

/**
 * Whether a workload promises to ride out one of these disruptions where it stands. One that comes back by restore, rebuild
 * or DNS promises no second zone.
 */
export function promisesToStay(workload: Workload, disruptions: readonly Disruption[]): true | string {
  const promised = workload.objectives.filter(
    (one) => disruptions.includes(one.disruption) && one.rto !== undefined,
  );
  if (promised.length === 0) return `${workload.name} states no RTO for ${disruptions.join(' or ')}`;
  if (promised.some(({ recovery }) => recovery === undefined || IN_PLACE.includes(recovery.by))) return true;
  const means = [...new Set(promised.map(({ recovery }) => recovery?.by))].join(' or ');
  return `${workload.name} promises to come back by ${means}, not in place`;
}
