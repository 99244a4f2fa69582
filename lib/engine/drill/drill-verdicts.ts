import type { Instant } from '../../base/instant.ts';
import type { Verdict } from '../../checks/verdict.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import type { Disruption } from '../../environment/environment.ts';
import { drillName } from './perform-drills.ts';
import type { PlannedDrillRun } from './drill-options.ts';

/** One verdict for each drill of a run: what was demonstrated, or why nothing was. */
export function drillVerdicts(
  results: readonly DrillResult[],
  drills: readonly PlannedDrillRun[],
  now: Instant,
): readonly Verdict[] {
  // Results come in the order of the drills; a run that was interrupted has fewer.
  return results.flatMap((result, index) => {
    const drill = drills[index];
    return drill === undefined ? [] : [verdictOf(result, drill, drills, now)];
  });
}

function verdictOf(
  result: DrillResult,
  drill: PlannedDrillRun,
  drills: readonly PlannedDrillRun[],
  now: Instant,
): Verdict {
  const { scenario, workload, outcome, message, faultAt } = result;
  return {
    id: ['drill', scenario, workload, ...(drill.repetition === undefined ? [] : [drill.repetition])].join(
      '/',
    ),
    check: `drill/${scenario}`,
    workload,
    severity: 'critical',
    disruption: result.disruption as Disruption,
    outcome,
    kind: 'demonstrated',
    observedAt: faultAt ?? now,
    message,
    evidence: [
      `drills/${drillName(drill, drills)}/result.json`,
      `drills/${drillName(drill, drills)}/history.ndjson`,
    ],
    requirements: drill.scenario.requirements,
    controls: drill.scenario.controls,
  };
}
