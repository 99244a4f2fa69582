import { judge } from '../checks/judge.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { RunWriter } from '../evidence/index.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import { decisive, demonstrationsOf, earlierDemonstrations } from './drill/demonstrations.ts';
import { drillVerdicts } from './drill/drill-verdicts.ts';
import { readEarlierDrills } from './drill/earlier-drills.ts';
import type { DrillResult } from '../drill/drill-result.ts';
import type { EngineOptions } from './perform-run.ts';
import { serverNow } from './server-now.ts';

/** Judges what was seen, by the moment at which looking ended on the clock of the server, and keeps it. */
export async function judgeRun(
  { environment, checks, workloads, clock, drills = [], runsFolder }: EngineOptions,
  run: RunWriter,
  inventory: Inventory,
  results: readonly DrillResult[],
): Promise<{ readonly verdicts: readonly Verdict[]; readonly objectives: readonly ObjectiveRow[] }> {
  const now = serverNow(clock, run.run.clockOffsetMs);
  const earlier =
    runsFolder === undefined ? [] : earlierDemonstrations(readEarlierDrills(runsFolder), run.run);
  await run.write('history.json', earlier);
  const judged = judge({
    environment,
    inventory,
    checks,
    ...(workloads === undefined ? {} : { workloads }),
    now,
    demonstrations: decisive([...earlier, ...demonstrationsOf(results, run.run.id, now)]),
  });
  const verdicts = [...judged.verdicts, ...drillVerdicts(results, drills, now)];
  await run.write('verdicts.json', verdicts);
  await run.write('objectives.json', judged.objectives);
  return { ...judged, verdicts };
}
