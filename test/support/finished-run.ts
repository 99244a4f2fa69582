import type { Verdict } from '../../lib/checks/verdict.ts';
import { CHECKS } from '../../lib/checks/index.ts';
import type { RunWriter } from '../../lib/evidence/index.ts';
import type { Inventory } from '../../lib/inventory/inventory.ts';
import type { ObjectiveRow } from '../../lib/objectives/objective-row.ts';
import { makePlan, type Plan } from '../../lib/plan/index.ts';
import { fixedNow } from './fixed-now.ts';
import { inventory } from './inventory.ts';
import { freshRun, objectiveRow, sandbox, verdict } from './run-folder.ts';

/** What a run found; each part has a harmless default. */
export interface Found {
  readonly id?: string;
  readonly plan?: (plan: Plan) => Plan;
  readonly verdicts?: readonly Verdict[] | null;
  readonly objectives?: readonly ObjectiveRow[];
  readonly inventory?: Inventory;
}

/** A run of the embedded shop that ended, with these findings. Checks without a verdict pass, one for each workload. */
export async function finishedRun(parent: string, found: Found = {}): Promise<RunWriter> {
  const environment = await sandbox();
  const writer = await freshRun(parent, { environment, ...(found.id === undefined ? {} : { id: found.id }) });
  const whole = makePlan(environment, CHECKS, { now: fixedNow });
  const plan = found.plan?.(whole) ?? whole;
  await writer.write('plan.json', plan);
  await writer.write('inventory.json', found.inventory ?? inventory());
  if (found.verdicts !== null) {
    await writer.write('verdicts.json', completed(plan, found.verdicts ?? []));
    await writer.write('objectives.json', found.objectives ?? [objectiveRow()]);
  }
  await writer.end('completed', 0);
  return writer;
}

function completed(plan: Plan, given: readonly Verdict[]): readonly Verdict[] {
  const passes = plan.checks.flatMap(({ check, workloads }) =>
    workloads.map((workload) => verdict({ check, workload })),
  );
  return [
    ...given,
    ...passes.filter(
      (pass) => !given.some((one) => one.check === pass.check && one.workload === pass.workload),
    ),
  ];
}
