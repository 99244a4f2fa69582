import { worstOutcome } from '../base/outcome.ts';
import { formatDuration, type Seconds } from '../base/duration.ts';
import type { Disruption } from '../environment/environment.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import type { ObjectiveRow } from './objective-row.ts';

/** What an RTO is held back by, with the row of the dependency that holds it back. */
export interface HeldBack {
  readonly outcome: 'fail' | 'unknown';
  readonly message: string;
  readonly fix: string;
}

/**
 * Whether what a workload cannot work without is back by the time that the workload promises, which is often longer than what the
 * dependency promises of itself. Names are switched one by one, and a dependency that promises nothing is a contradiction, which is
 * told elsewhere. Dependencies that go round in a circle are refused with the declaration.
 */
export function heldBack(
  view: WorkloadView,
  { disruption, declared }: { readonly disruption: Disruption; readonly declared: Seconds },
  rowOf: (dependency: WorkloadView) => ObjectiveRow | undefined,
): HeldBack | undefined {
  if (disruption === 'dns') return undefined;
  const rows = (view.dependencies ?? []).flatMap((dependency) => rowOf(dependency) ?? []);
  const worst = worstOutcome(rows.map(({ outcome }) => outcome));
  const row = rows.find(({ outcome }) => outcome === worst);
  if (row === undefined || (worst !== 'fail' && worst !== 'unknown')) return undefined;
  const { workload, message, fix } = row;
  const words = worst === 'fail' ? 'is not back by then' : 'may not be back by then';
  return {
    outcome: worst,
    message: `${workload}, on which ${view.workload.name} depends, ${words}: ${message}`,
    fix: fix ?? `bring ${workload} back within ${formatDuration(declared)}: see its own objectives`,
  };
}
