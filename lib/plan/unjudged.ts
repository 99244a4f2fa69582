import type { Verdict } from '../checks/verdict.ts';
import type { Plan } from './plan.ts';

/** The checks of a plan, workload by workload, on which there is no verdict. What was planned is never lost, and never green. */
export function unjudged(
  plan: Pick<Plan, 'checks'>,
  verdicts: readonly Pick<Verdict, 'check' | 'workload'>[],
): { readonly check: string; readonly workload: string; readonly severity: Verdict['severity'] }[] {
  const judged = new Set(verdicts.map(({ check, workload }) => `${check} ${workload}`));
  return plan.checks.flatMap(({ check, severity, workloads }) =>
    workloads
      .filter((workload) => !judged.has(`${check} ${workload}`))
      .map((workload) => ({ check, workload, severity })),
  );
}
