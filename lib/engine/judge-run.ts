import { judge } from '../checks/judge.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { RunWriter } from '../evidence/index.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import type { EngineOptions } from './perform-run.ts';
import { serverNow } from './server-now.ts';

/** Judges what was seen, by the moment at which looking ended on the clock of the server, and keeps it. */
export async function judgeRun(
  { environment, checks, workloads, clock }: EngineOptions,
  run: RunWriter,
  inventory: Inventory,
): Promise<{ readonly verdicts: readonly Verdict[]; readonly objectives: readonly ObjectiveRow[] }> {
  const judged = judge({
    environment,
    inventory,
    checks,
    ...(workloads === undefined ? {} : { workloads }),
    now: serverNow(clock, run.run.clockOffsetMs),
  });
  await run.write('verdicts.json', judged.verdicts);
  await run.write('objectives.json', judged.objectives);
  return judged;
}
