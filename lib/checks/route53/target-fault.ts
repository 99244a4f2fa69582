import { recordsAt } from '../../estate/dns-name.ts';
import { loadBalancerNamed, loadBalancerRegion, targetsOf } from '../../estate/dns-target.ts';
import type { WorkloadView } from '../../estate/index.ts';
import type { Route53Record } from '../../inventory/facts.ts';
import { type Fault, roleOf } from './fault.ts';

/** Targets of a record that are gone, as far as a name tells what it names. */
export function targetFault(view: WorkloadView, record: Route53Record): Fault[] {
  if (record.alias === undefined && record.type !== 'CNAME') return [];
  return targetsOf(record).flatMap((target) =>
    loadBalancerRegion(target) === undefined
      ? missingName(view, record, target)
      : balancerFault(view, record, target),
  );
}

function balancerFault(view: WorkloadView, record: Route53Record, target: string): Fault[] {
  const balancer = loadBalancerNamed(view, target);
  const region = loadBalancerRegion(target) ?? '';
  const fix = `point ${roleOf(record)} at a load balancer that is there`;
  if (balancer !== undefined) {
    const works = balancer.state === 'active' || balancer.state === 'active_impaired';
    return works
      ? []
      : [{ outcome: 'fail', what: `the target of ${roleOf(record)}, ${target}, is ${balancer.state}`, fix }];
  }
  if (!wasRead(view, region))
    return [
      {
        outcome: 'unknown',
        what: `${target} of ${roleOf(record)} is in ${region}, which no workload account declares`,
        fix: `declare ${region} for the account that holds it`,
      },
    ];
  return [
    {
      outcome: 'missing',
      what: `the target of ${roleOf(record)}, ${target}, is no load balancer of the declared accounts`,
      fix,
    },
  ];
}

function wasRead({ environment }: WorkloadView, region: string): boolean {
  return environment.accounts.some(
    ({ purpose, regions }) => purpose === 'workload' && regions.includes(region),
  );
}

/** An alias may also point at another record of its own zone. */
function missingName(view: WorkloadView, record: Route53Record, target: string): Fault[] {
  if (record.alias === undefined || record.alias.zoneId !== record.zoneId) return [];
  if (recordsAt(view, target).length > 0) return [];
  return [
    {
      outcome: 'missing',
      what: `${roleOf(record)} is an alias of ${target}, which has no record`,
      fix: `write the record of ${target}`,
    },
  ];
}
