import type { Problem } from '../../../base/problem.ts';
import { positionOf } from '../../../environment/pointer.ts';
import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { Scenario } from '../../scenario.ts';
import { TARGETS_PER_ACTION } from '../fis-actions.ts';
import type { FaultTargets } from './resolution.ts';

/** How much may be broken: what FIS takes for one action, and what the declaration allows in number and in share. */
export function limitProblems(
  scenario: Scenario,
  { environment }: WorkloadView,
  targets: readonly FaultTargets[],
): readonly Problem[] {
  const { maximumTargets, maximumShare } = environment.safety;
  const all = new Set(targets.flatMap(({ arns }) => arns));
  return [
    ...targets
      .filter(({ arns }) => arns.length > TARGETS_PER_ACTION)
      .map(({ fault, arns }) => ({
        what: `Fault "${fault}" would meet more than AWS FIS takes for one action`,
        where: scenario.source.positions[`/faults/${fault}`],
        expected: `at most ${TARGETS_PER_ACTION} targets`,
        got: String(arns.length),
        fix: 'narrow its target by tags, or by select: COUNT(5)',
      })),
    ...(all.size > maximumTargets
      ? [
          {
            what: `Scenario "${scenario.name}" would break more than the declaration allows at once`,
            where: positionOf(environment, ['safety', 'maximumTargets']),
            expected: `at most ${maximumTargets}`,
            got: String(all.size),
            fix: 'narrow the targets of the scenario, or raise maximumTargets if that is meant',
          },
        ]
      : []),
    ...targets
      .filter((one) => one.held && !isWholeRegion(scenario) && shareOf(one) > maximumShare)
      .map((one) => ({
        what: `Fault "${one.fault}" would take away a larger share than the declaration allows`,
        where: positionOf(environment, ['safety', 'maximumShare']),
        expected: `at most ${maximumShare}`,
        got: `${one.arns.length} of ${one.candidates}`,
        fix: 'narrow its target, or raise maximumShare if that is meant',
      })),
  ];
}

/** Cutting a whole Region off is what such a scenario is about; only the number limits it. */
function isWholeRegion({ disruption }: Scenario): boolean {
  return disruption === 'region' || disruption === 'dns';
}

/** What happens once hands over and takes nothing away; it is counted, and no share of anything. */
function shareOf({ arns, candidates }: FaultTargets): number {
  return candidates === 0 ? 0 : arns.length / candidates;
}
