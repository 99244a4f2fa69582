import type { Check } from '../checks/check.ts';
import type { Environment, Exclusion, Workload } from '../environment/environment.ts';
import { exclusionsInForce } from '../environment/index.ts';
import type { PlanOptions } from './plan-options.ts';
import type { LeftOut, PlannedCheck } from './plan.ts';

/** Which check judges which workload, and which are left out and why. Together they are every pair of the two. */
export function planChecks(
  environment: Environment,
  checks: readonly Check[],
  options: PlanOptions,
): { readonly checks: readonly PlannedCheck[]; readonly leftOut: readonly LeftOut[] } {
  const exclusions = exclusionsInForce(environment, options.now);
  const planned: PlannedCheck[] = [];
  const leftOut: LeftOut[] = [];
  for (const check of checks) {
    const workloads: string[] = [];
    for (const workload of environment.workloads) {
      const reason = reasonAgainst(check, workload, environment, exclusions, options);
      if (reason === undefined) workloads.push(workload.name);
      else leftOut.push({ check: check.id, workload: workload.name, ...reason });
    }
    const { id, title, suite, severity, facts } = check;
    if (workloads.length > 0) planned.push({ check: id, title, suite, severity, facts, workloads });
  }
  return { checks: planned, leftOut };
}

function reasonAgainst(
  check: Check,
  workload: Workload,
  environment: Environment,
  exclusions: readonly Exclusion[],
  options: PlanOptions,
): Pick<LeftOut, 'because' | 'reason'> | undefined {
  const unselected = notSelected(check, workload, options);
  if (unselected !== undefined) return { because: 'not-selected', reason: unselected };
  const promised = check.promisedBy?.(workload, environment) ?? true;
  if (promised !== true) return { because: 'not-promised', reason: promised };
  const excuse = exclusions.find((exclusion) => excusesWhole(exclusion, check, workload));
  if (excuse === undefined) return undefined;
  const reason = `${excuse.reason} (${excuse.owner}, until ${excuse.until.slice(0, 10)})`;
  return { because: 'excluded', reason };
}

function notSelected(check: Check, workload: Workload, options: PlanOptions): string | undefined {
  if (options.workload?.includes(workload.name) === false) return 'another workload was asked for';
  if (options.only?.includes(check.suite) === false) return 'another suite was asked for';
  const ids = [check.id, ...(check.formerIds ?? [])];
  return options.check === undefined || ids.some((id) => options.check?.includes(id))
    ? undefined
    : 'another check was asked for';
}

/** An exclusion of single resources leaves the check in place: it is applied where the resources are judged. */
function excusesWhole(exclusion: Exclusion, check: Check, workload: Workload): boolean {
  const ids: string[] = ['*', check.id, ...(check.formerIds ?? [])];
  const names = ['*', workload.name];
  return ids.includes(exclusion.check) && names.includes(exclusion.workload) && exclusion.resource === '*';
}
