import type { Plan } from './plan.ts';

/** Whether a call asked for a check on a workload. What it left out by name decides nothing; what is excused or not promised was asked for. */
export function selectedBy({ leftOut }: Pick<Plan, 'leftOut'>): (check: string, workload: string) => boolean {
  const unasked = leftOut.filter(({ because }) => because === 'not-selected');
  const names = new Set(unasked.map(({ check, workload }) => `${check} ${workload}`));
  return (check, workload) => !names.has(`${check} ${workload}`);
}
