import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { Scenario } from '../../scenario.ts';
import { targetTypeOf } from '../target-type.ts';
import { placedResources } from './placed-resources.ts';

/**
 * Which kinds of resources a workload lacks, in words, where it has none that the scenario has to meet, nowhere. Undefined where it
 * has some: that they are spared, or stand elsewhere, is another matter.
 */
export function lacking(
  { faults }: Scenario,
  view: WorkloadView,
  gaps: readonly unknown[],
): string | undefined {
  if (gaps.length > 0) return undefined;
  const aimed = faults.filter(({ target }) => target !== undefined);
  const needed = aimed.some(({ optional }) => optional !== true)
    ? aimed.filter(({ optional }) => optional !== true)
    : aimed;
  const types = needed.flatMap(({ action, target }) => {
    const type = targetTypeOf(action);
    return type === undefined ? [] : [{ type, carrying: target?.carrying }];
  });
  const isThere = types.some(({ type, carrying }) => placedResources(type, view, carrying).length > 0);
  if (types.length === 0 || isThere) return undefined;
  const kinds = [...new Set(types.map(({ type }) => type))].join(' and no ');
  return `workload "${view.workload.name}" has no ${kinds}`;
}
