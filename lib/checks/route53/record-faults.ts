import { recordsBehind } from '../../estate/dns-name.ts';
import { targetsOf } from '../../estate/dns-target.ts';
import type { WorkloadView } from '../../estate/index.ts';
import type { Route53Record } from '../../inventory/facts.ts';
import { type Fault, roleOf } from './fault.ts';
import { targetFault } from './target-fault.ts';

/** All that keeps the records of one name and type from taking over from each other. */
export function recordFaults(view: WorkloadView, records: readonly Route53Record[]): Fault[] {
  const targets = records.flatMap((record) => targetFault(view, record));
  const policy = records[0]?.policy;
  if (policy === 'simple')
    return [
      { outcome: 'fail', what: 'a simple record, which never fails over', fix: 'make it a failover pair' },
      ...targets,
    ];
  if (policy === 'geolocation' || policy === 'cidr')
    return [
      {
        outcome: 'unknown',
        what: `who takes over from a ${policy} record depends on where the client is`,
        fix: 'watch it with a drill',
      },
      ...targets,
    ];
  const partners = policy === 'failover' ? pairFaults(records) : groupFaults(records);
  return [
    ...partners,
    ...sameTarget(records),
    ...records.flatMap((record) => unwatched(view, record, [])),
    ...targets,
  ];
}

function pairFaults(records: readonly Route53Record[]): Fault[] {
  const roles = ['PRIMARY', 'SECONDARY'] as const;
  return roles
    .filter((role) => !records.some(({ failover }) => failover === role))
    .map((role) => ({ outcome: 'missing', what: `no ${role} record`, fix: `write the ${role} record` }));
}

function groupFaults(records: readonly Route53Record[]): Fault[] {
  if (records.length > 1) return [];
  return [
    {
      outcome: 'missing',
      what: `a single ${records[0]?.policy} record, with nothing to turn to`,
      fix: 'write a second record',
    },
  ];
}

function sameTarget(records: readonly Route53Record[]): Fault[] {
  const all = records.map((record) => targetsOf(record).join(', '));
  if (records.length < 2 || new Set(all).size > 1) return [];
  return [
    { outcome: 'fail', what: `all records point at ${all[0]}`, fix: 'point the partner at another place' },
  ];
}

/** An alias to another name of ours is as watched as the records behind it. */
function unwatched(view: WorkloadView, record: Route53Record, seen: readonly string[]): Fault[] {
  if (record.healthCheckId !== undefined) return [];
  if (record.alias?.evaluateTargetHealth === true) {
    const behind = recordsBehind(view, record).filter(({ arn }) => !seen.includes(arn));
    return behind.flatMap((next) => unwatched(view, next, [...seen, record.arn]));
  }
  const effect =
    record.failover === 'SECONDARY' ? 'is used even when it is dead' : 'always counts as healthy';
  return [
    {
      outcome: 'fail',
      what: `${roleOf(record)} has no health check and ${effect}`,
      fix: `give ${roleOf(record)} a health check${record.alias === undefined ? '' : ' or EvaluateTargetHealth'}`,
    },
  ];
}
