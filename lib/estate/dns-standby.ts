import { recordsAt } from './dns-name.ts';
import { loadBalancerNamed, plainName, targetsOf } from './dns-target.ts';
import type { WorkloadView } from './workload-view.ts';

/** A load balancer that gets traffic only after a name of the workload has turned to it. */
export interface Standby {
  readonly balancerArn: string;
  /** The name whose SECONDARY record points at it. */
  readonly name: string;
}

/**
 * The load balancers behind SECONDARY records of the workload's names, save those that a name also uses first. They take over
 * when something is broken already, so nobody asks them to lose a zone as well.
 */
export function standbyOf(view: WorkloadView): readonly Standby[] {
  const records = view.workload.dns.flatMap(({ name }) => recordsAt(view, plainName(name)));
  const behind = records.flatMap((record) =>
    targetsOf(record).flatMap((target) => {
      const balancerArn = loadBalancerNamed(view, target)?.arn;
      return balancerArn === undefined ? [] : [{ balancerArn, name: record.name, failover: record.failover }];
    }),
  );
  const first = behind
    .filter(({ failover }) => failover !== 'SECONDARY')
    .map(({ balancerArn }) => balancerArn);
  return behind
    .filter(({ failover, balancerArn }) => failover === 'SECONDARY' && !first.includes(balancerArn))
    .map(({ balancerArn, name }) => ({ balancerArn, name }));
}
