import type { Check } from '../checks/check.ts';
import {
  contradictions,
  type Environment,
  type Exclusion,
  exclusionsInForce,
  freezeWindowInForce,
} from '../environment/index.ts';
import { planAccount, planCalls } from './plan-calls.ts';
import { planChecks } from './plan-checks.ts';
import { planDrills } from './plan-drills.ts';
import type { Plan } from './plan.ts';
import type { PlanOptions } from './plan-options.ts';

/** Says what a run is going to check, call and break, and what it leaves out. Pure. */
export function makePlan(environment: Environment, checks: readonly Check[], options: PlanOptions): Plan {
  const workloads = environment.workloads
    .map(({ name }) => name)
    .filter((name) => options.workload?.includes(name) ?? true);
  const inForce = exclusionsInForce(environment, options.now);
  return {
    environment: environment.name,
    title: environment.title,
    stage: environment.stage,
    endpoint: environment.endpoint,
    pace: environment.pace,
    at: options.now,
    accounts: environment.accounts.map((account) => planAccount(environment, account)),
    workloads,
    ...planChecks(environment, checks, options),
    calls: environment.accounts.flatMap((account) => planCalls(environment, account)),
    exclusions: inForce.filter((exclusion) => concerns(exclusion, workloads)),
    expiredExclusions: environment.exclusions.filter((exclusion) => !inForce.includes(exclusion)),
    contradictions: contradictions(environment).filter(({ workload }) => workloads.includes(workload)),
    ...(options.scenarios === undefined
      ? { drills: [] }
      : planDrills(environment, options.scenarios, options)),
    freezeWindow: freezeWindowInForce(environment, options.now) ?? null,
  };
}

function concerns({ workload }: Exclusion, workloads: readonly string[]): boolean {
  return workload === '*' || workloads.includes(workload);
}
