import { askDns } from '../../drill/probes/index.ts';
import { withDeclaredAlarms } from '../../drill/scenario/with-declared-alarms.ts';
import { estateOf } from '../../estate/index.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { EngineOptions } from '../perform-run.ts';
import { approvedAndShown } from './approved-and-shown.ts';
import type { DrillOptions, PlannedDrillRun } from './drill-options.ts';

/** What is not told by the run's own options. */
type Rest = Pick<DrillOptions, 'aws' | 'run' | 'planSha256' | 'folder' | 'onLine' | 'onDetail'> & {
  readonly inventory: Inventory;
};

/** What a planned drill has to hand, rehearsed or carried out. */
export function drillOptionsOf(
  drill: PlannedDrillRun,
  engine: EngineOptions,
  { inventory, ...rest }: Rest,
): DrillOptions {
  const { environment, clock, server, signal } = engine;
  const view = estateOf(environment, inventory, clock.now()).view(drill.fit.workload);
  if (view === undefined)
    throw new TypeError(`a drill was planned on ${drill.fit.workload}, which is not declared`);
  return {
    ...drill,
    scenario: withDeclaredAlarms(drill.scenario, view.workload),
    environment,
    view,
    ask: askDns(server?.resolver),
    isAws: server === undefined,
    ...approvedAndShown(engine),
    clock,
    signal,
    ...rest,
  };
}
