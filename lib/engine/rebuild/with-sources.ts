import { realClock } from '../../base/clock.ts';
import { REBUILD } from '../../drill/scenario/index.ts';
import type { Environment } from '../../environment/environment.ts';
import { readRebuildSources, sourcesText } from '../../rebuild/index.ts';
import type { PlannedDrillRun } from '../drill/drill-options.ts';

/** Planned drills, the rebuilds among them with what they would be made from: so that the plan, and an approval of it, cover it. */
export async function withSources(
  drills: readonly PlannedDrillRun[],
  environment: Environment,
): Promise<readonly PlannedDrillRun[]> {
  if (drills.every(({ scenario }) => scenario.name !== REBUILD)) return drills;
  const { units } = await readRebuildSources(environment, { clock: realClock });
  return drills.map((drill) => {
    const { scenario, fit } = drill;
    if (scenario.name !== REBUILD) return drill;
    const text = sourcesText(units.filter(({ workload }) => workload === fit.workload));
    return { ...drill, scenario: { ...scenario, source: { ...scenario.source, text } } };
  });
}
