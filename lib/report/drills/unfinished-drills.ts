import type { Verdict } from '../../checks/verdict.ts';
import { drillCheck, type RecordedDrill, type RecordedRun } from '../../evidence/index.ts';
import type { Disruption } from '../../environment/environment.ts';

/** An unknown for each drill that has no verdict: the run died in the middle of it. Where its workload is not known, the page alone tells it. */
export function unfinishedDrills({ drills, verdicts, run }: RecordedRun): Verdict[] {
  const told = new Set((verdicts ?? []).flatMap(({ evidence }) => evidence.map(folderOf)));
  return drills.flatMap((drill) => {
    const { workload } = drill;
    const { id, severity, kind, requirements, controls } = drillCheck(drill);
    if (workload === null || told.has(`drills/${drill.name}`)) return [];
    return [
      {
        id: [id, workload, ...(drill.repetition === undefined ? [] : [drill.repetition])].join('/'),
        check: id,
        workload,
        severity,
        ...disruptionOf(drill),
        outcome: 'unknown',
        kind,
        observedAt: drill.result?.faultAt ?? run.endedAt ?? run.startedAt,
        message:
          drill.result === null
            ? 'The drill came to no result: the run ended in the middle of it'
            : `Never judged: ${drill.result.message}`,
        fix: 'run landfall sweep for what it may have left, then drill again',
        evidence: [drill.history ?? `drills/${drill.name}/scenario.yaml`],
        requirements,
        controls,
      },
    ];
  });
}

/** `drills/az-loss` of `drills/az-loss/result.json`. */
function folderOf(pointer: string): string {
  return pointer.split('/').slice(0, 2).join('/');
}

function disruptionOf({ result, scenario }: RecordedDrill): { readonly disruption?: Disruption } {
  const disruption = result?.disruption ?? scenario?.disruption;
  return disruption === undefined ? {} : { disruption: disruption as Disruption };
}
