import { formatDuration } from '../../base/duration.ts';
import type { Workload } from '../../environment/environment.ts';
import type { Scenario } from '../scenario.ts';
import type { Fits } from './fit.ts';

/** Why the drill would be stopped while its objective is still to be met; undefined when it would not. Takes the scenario at its pace. */
export function tooEarly(
  { disruption, stopConditions }: Scenario,
  { probes }: Pick<Fits, 'probes'>,
  { objectives }: Workload,
): string | undefined {
  const rto = objectives.find((objective) => objective.disruption === disruption)?.rto;
  if (rto === undefined) return undefined;
  const deciding = new Set(probes.filter(({ decides }) => decides).map(({ id }) => id));
  for (const condition of stopConditions) {
    if (condition.kind === 'alarm' || !deciding.has(condition.probe) || condition.longerThan > rto) continue;
    return `the stop condition on "${condition.probe}" (${formatDuration(condition.longerThan)} at this pace) would end the drill before its RTO of ${formatDuration(rto)} is over`;
  }
  return undefined;
}
