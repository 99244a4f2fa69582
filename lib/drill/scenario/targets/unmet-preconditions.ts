import type { Problem } from '../../../base/problem.ts';
import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { Scenario } from '../../scenario.ts';
import { capacityProblems } from './capacity-problems.ts';
import type { Resolution } from './resolution.ts';
import { staleBackups } from './stale-backups.ts';

/**
 * What a scenario asks for before anything is broken and facts can tell: enough capacity without the zone, and fresh backups.
 * Empty = both hold or are not asked for. Whether replicas are in sync, and what a lower stage has shown, the guard knows.
 */
export function unmetPreconditions(
  { preconditions }: Scenario,
  view: WorkloadView,
  { place, zone }: Pick<Resolution, 'place' | 'zone'>,
): readonly Problem[] {
  if (place === null) return [];
  return [
    ...(zone !== null && preconditions.includes('capacity-without-one-zone')
      ? capacityProblems(view, place, zone)
      : []),
    ...(preconditions.includes('fresh-backups') ? staleBackups(view, place) : []),
  ];
}
