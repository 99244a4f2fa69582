import { formatDuration } from '../../base/duration.ts';
import { noticedByCheck } from '../../estate/dns-health-check.ts';
import { recordsAt } from '../../estate/dns-name.ts';
import { plainTarget, targetsOf } from '../../estate/dns-target.ts';
import type { WorkloadView } from '../../estate/index.ts';
import type { Route53HealthCheck, Route53Record } from '../../inventory/facts.ts';
import { observedFault } from './observed-fault.ts';
import type { Fault } from './fault.ts';
import { servedRto } from './served-rto.ts';

/** A health check with the names and records whose answer it decides. */
export interface CheckUse {
  readonly id: string;
  /** Undefined when it was not found. */
  readonly check: Route53HealthCheck | undefined;
  readonly names: readonly string[];
  /** Empty for the child of a calculated check. */
  readonly records: readonly Route53Record[];
}

/** All that keeps a health check from doing its work; each reads on after "health check x". */
export function checkFaults(view: WorkloadView, check: Route53HealthCheck, use: CheckUse): Fault[] {
  const off = switchedOff(check);
  if (off.length > 0) return [...off, ...watchesOther(view, check, use)];
  return [...watchesOther(view, check, use), ...tooSlow(view, check), ...observedFault(view, check)];
}

function switchedOff({ id, disabled, inverted }: Route53HealthCheck): Fault[] {
  const faults: Fault[] = [];
  if (disabled)
    faults.push({
      outcome: 'fail',
      what: 'is disabled, and so always counts as healthy',
      fix: `enable ${id}`,
    });
  if (inverted)
    faults.push({
      outcome: 'fail',
      what: 'is inverted, so a dead target counts as healthy',
      fix: `take the inversion off ${id}`,
    });
  return faults;
}

/** The name that fails over, or the target of another record of it, tells nothing about this record's own target. */
function watchesOther(view: WorkloadView, check: Route53HealthCheck, use: CheckUse): Fault[] {
  if (check.target === undefined) return [];
  const target = plainTarget(check.target);
  if (use.names.includes(target))
    return [
      {
        outcome: 'fail',
        what: `watches ${target}, the very name that fails over, and follows it to the partner`,
        fix: `point ${check.id} at the target of its own record`,
      },
    ];
  const own = use.records.flatMap(targetsOf);
  const partner = use.records
    .flatMap(({ name }) => recordsAt(view, plainTarget(name)))
    .find((record) => !use.records.includes(record) && targetsOf(record).includes(target));
  if (partner === undefined || own.includes(target)) return [];
  return [
    {
      outcome: 'fail',
      what: `watches ${target}, the target of the ${partner.failover ?? 'other'} record, instead of its own`,
      fix: `point ${check.id} at ${own.join(', ')}`,
    },
  ];
}

function tooSlow(view: WorkloadView, check: Route53HealthCheck): Fault[] {
  const rto = servedRto(view.workload);
  const detection = noticedByCheck(view, check.id);
  if (detection.kind === 'never')
    return [{ outcome: 'fail', what: `never turns: ${detection.why}`, fix: `correct ${check.id}` }];
  if (detection.kind === 'unknown')
    return rto === undefined
      ? []
      : [
          {
            outcome: 'unknown',
            what: `does not tell whether it notices within the RTO: ${detection.why}`,
            fix: `see the configuration of ${check.id}`,
          },
        ];
  const seconds = detection.nominal.reduce((sum, term) => sum + term.seconds, 0);
  if (rto === undefined || seconds <= rto) return [];
  return [
    {
      outcome: 'fail',
      what: `takes ${formatDuration(seconds)} to notice, longer than the RTO of ${formatDuration(rto)}`,
      fix: `lower the threshold of ${check.id}, or make a check with an interval of 10 s`,
    },
  ];
}
