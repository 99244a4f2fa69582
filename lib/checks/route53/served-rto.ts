import type { Seconds } from '../../base/duration.ts';
import type { Workload } from '../../environment/index.ts';

/** The shortest RTO that a switch of the workload's names has to meet; undefined when none rests on DNS. */
export function servedRto({ objectives }: Workload): Seconds | undefined {
  const served = objectives
    .filter(({ disruption, recovery }) => disruption === 'dns' || recovery?.by === 'dns')
    .flatMap(({ rto }) => rto ?? []);
  return served.length === 0 ? undefined : Math.min(...served);
}
