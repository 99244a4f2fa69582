import type { LoadBalancer, Route53Record } from '../inventory/facts.ts';
import type { WorkloadView } from './workload-view.ts';

/** Where a record sends its clients, in one spelling, so that two records can be compared. */
export function targetsOf(record: Route53Record): readonly string[] {
  const written = record.alias === undefined ? record.values : [record.alias.name];
  return written.map(plainTarget).sort();
}

/** Lower-case, without the trailing dot. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** A target's name; the console writes `dualstack.` before the name of a load balancer, and means the same one. */
export function plainTarget(name: string): string {
  return plainName(name).replace(/^dualstack\./, '');
}

/** The Region in the name of an Elastic Load Balancer; undefined when the name is no load balancer's. */
export function loadBalancerRegion(target: string): string | undefined {
  return /(?:\.([a-z0-9-]+)\.elb|\.elb\.([a-z0-9-]+))\.amazonaws\.com(?:\.cn)?$/
    .exec(target)
    ?.slice(1)
    .find(Boolean);
}

/** The load balancer of that DNS name, in any account and Region that was read. */
export function loadBalancerNamed(view: WorkloadView, target: string): LoadBalancer | undefined {
  const name = plainTarget(target);
  return view.all('elb.load-balancer').find((balancer) => plainTarget(balancer.dnsName) === name);
}
