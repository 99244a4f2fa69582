import { recordsAt } from './dns-name.ts';
import { loadBalancerNamed, loadBalancerRegion, plainName, targetsOf } from './dns-target.ts';
import type { FactKind } from '../inventory/facts.ts';
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
  const { first, second } = answersOf(view);
  return second
    .filter(({ target }) => first.every((other) => other.target !== target))
    .flatMap(({ target, name }) => {
      const balancerArn = loadBalancerNamed(view, target)?.arn;
      return balancerArn === undefined ? [] : [{ balancerArn, name }];
    });
}

/**
 * The Regions to which names of the workload turn only when they have to. Read from the names of the load balancers, so that a
 * Region whose load balancer was deleted stays what it was meant to be.
 */
export function standbyRegions(view: WorkloadView): ReadonlySet<string> {
  const { first, second } = answersOf(view);
  const serving = new Set(first.map(({ target }) => loadBalancerRegion(target)));
  const waiting = second.flatMap(({ target }) => loadBalancerRegion(target) ?? []);
  return new Set(waiting.filter((region) => !serving.has(region)));
}

const ROLE_FACTS: readonly FactKind[] = ['elb.load-balancer', 'route53.zone', 'route53.record'];

/** Whether something was hidden that tells what only stands by: without it, everything looks as if it served. */
export function isStandbyHidden(view: WorkloadView): boolean {
  return view.workload.dns.length > 0 && view.gaps(ROLE_FACTS).length > 0;
}

interface Answer {
  readonly name: string;
  readonly target: string;
}

/** What clients are sent to at first, and what they are sent to when that fails. */
function answersOf(view: WorkloadView): {
  readonly first: readonly Answer[];
  readonly second: readonly Answer[];
} {
  const records = view.workload.dns.flatMap(({ name }) => recordsAt(view, plainName(name)));
  const answers = records.flatMap((record) =>
    targetsOf(record).map((target) => ({
      name: record.name,
      target,
      isSecond: record.failover === 'SECONDARY',
    })),
  );
  return {
    first: answers.filter(({ isSecond }) => !isSecond),
    second: answers.filter(({ isSecond }) => isSecond),
  };
}
