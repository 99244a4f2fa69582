import type { Problem } from '../../../base/problem.ts';
import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { Fault, Scenario } from '../../scenario.ts';
import type { FaultTargets } from './resolution.ts';

/** A drill that breaks nothing shows nothing: each fault that is not optional meets something, and one of them at least does. */
export function nothingMet(
  scenario: Scenario,
  view: WorkloadView,
  targets: readonly FaultTargets[],
): readonly Problem[] {
  const has = (fault: Fault) => targets.some(({ fault: id, arns }) => id === fault.id && arns.length > 0);
  const aimed = scenario.faults.filter(({ target }) => target !== undefined);
  if (!aimed.some(has))
    return [
      {
        what: `Scenario "${scenario.name}" would break nothing of workload "${view.workload.name}"`,
        expected: 'at least one resource that one of its faults meets',
        got: reasons(targets) ?? 'nothing of the kinds that it breaks',
        fix: 'look at what the workload selects, or choose another scenario',
      },
    ];
  return aimed
    .filter((fault) => fault.optional !== true && !has(fault))
    .map((fault) => ({
      what: `Fault "${fault.id}" would break nothing of workload "${view.workload.name}"`,
      where: scenario.source.positions[`/faults/${fault.id}`],
      expected: 'at least one resource that it meets',
      got: reasons(targets.filter(({ fault: id }) => id === fault.id)) ?? 'nothing of that kind there',
      fix: 'look at its target, or write optional: true where a workload may do without',
    }));
}

function reasons(targets: readonly FaultTargets[]): string | undefined {
  const spared = targets.flatMap(({ spared: list }) => list.map(({ arn, because }) => `${arn}: ${because}`));
  return spared.length === 0 ? undefined : spared.join('; ');
}
