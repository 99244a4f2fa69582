import type { Route53Record } from '../inventory/facts.ts';
import { paced, type SwitchTerm } from './dns-detection.ts';
import { recordsBehind } from './dns-name.ts';
import { loadBalancerRegion, targetsOf } from './dns-target.ts';
import type { WorkloadView } from './workload-view.ts';

/** Why there is no such term. */
export interface Untold {
  readonly why: string;
}

/** An alias to a load balancer is answered with this TTL (Route 53 Developer Guide, "Choosing between alias and non-alias records"). */
const LOAD_BALANCER_TTL = 60;

/** Whichever answer a client holds when its target dies: the longest TTL among the records of a name. */
export function longestTtl(view: WorkloadView, records: readonly Route53Record[]): SwitchTerm | Untold {
  return longestOf(records.map((record) => ttlOf(view, record, [])));
}

function ttlOf(view: WorkloadView, record: Route53Record, seen: readonly string[]): SwitchTerm | Untold {
  if (record.ttl !== undefined)
    return paced(view, 'TTL', record.ttl, `route53:ListResourceRecordSets TTL of ${labelOf(record)}`);
  const [target = ''] = targetsOf(record);
  if (loadBalancerRegion(target) !== undefined)
    return paced(
      view,
      'TTL',
      LOAD_BALANCER_TTL,
      `the TTL that Route 53 documents for an alias to a load balancer (${labelOf(record)})`,
    );
  const behind = recordsBehind(view, record).filter((next) => !seen.includes(next.arn));
  if (behind.length === 0) return { why: `the TTL of the alias target ${target} is in no API` };
  return longestOf(behind.map((next) => ttlOf(view, next, [...seen, record.arn])));
}

function labelOf(record: Route53Record): string {
  const which = record.failover ?? record.setIdentifier;
  return `${record.name} ${record.type}${which === undefined ? '' : ` ${which}`}`;
}

function longestOf(ttls: readonly (SwitchTerm | Untold)[]): SwitchTerm | Untold {
  const untold = ttls.find((ttl) => 'why' in ttl);
  const longest = ttls.filter((ttl) => 'what' in ttl).toSorted((a, b) => b.seconds - a.seconds)[0];
  return untold ?? longest ?? { why: 'there is no record whose TTL could be read' };
}
