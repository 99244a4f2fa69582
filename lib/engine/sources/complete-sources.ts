import type { Instant } from '../../base/instant.ts';
import type { Environment } from '../../environment/environment.ts';
import { estateOf, type WorkloadView } from '../../estate/index.ts';
import { type DeclaredSources, findTraps, type TrapFinding } from '../../iac/index.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { accountViewOf } from './account-view-of.ts';
import { withGap } from './with-gap.ts';

interface CompleteOptions {
  readonly environment: Environment;
  readonly sources: DeclaredSources;
  readonly now: Instant;
}

/**
 * Finds the traps of what each workload is written down in once more, with what was seen of the account that it would be rebuilt in
 * and of the one that it runs in. A workload without a clean account keeps what the files alone tell.
 *
 * It is done here, after all was read and before it is kept: a collector knows neither which stacks a workload owns nor which recovery
 * point outlives its account, and checks judge facts alone. The facts then hold the findings, so that a run is judged again years
 * later from its folder, without the files and without a call.
 */
export function completeSources(inventory: Inventory, options: CompleteOptions): Inventory {
  const { environment, now } = options;
  if (environment.workloads.every(({ rebuild }) => rebuild?.into === undefined)) return inventory;
  const found = new Map(
    estateOf(environment, inventory, now).views.flatMap((view) => {
      const traps = trapsOf(view, options);
      return traps === undefined ? [] : [[view.workload.name, traps] as const];
    }),
  );
  const units = inventory.facts['iac.unit'].map((unit) => {
    const traps = found.get(unit.workload);
    return traps === undefined ? unit : { ...unit, traps: traps.filter((trap) => trap.unit === unit.id) };
  });
  return { ...inventory, facts: { ...inventory.facts, 'iac.unit': units } };
}

/** Its own units come first: what is true of no place in them is told at the first. */
function trapsOf(
  view: WorkloadView,
  { environment, sources }: CompleteOptions,
): readonly TrapFinding[] | undefined {
  const { into } = view.workload.rebuild ?? {};
  const clean = environment.accounts.find(({ name }) => name === into?.account);
  if (into === undefined || clean === undefined) return undefined;
  const target = { account: clean.id, region: into.region };
  const declared = sources.units.filter(({ workload }) => workload === view.workload.name);
  const own = declared.map(({ unit }) => unit);
  const others = sources.set.units.filter((unit) => !own.includes(unit));
  const account = accountViewOf(view, target, declared);
  return findTraps({ set: { ...sources.set, units: [...own, ...others] }, target, account })
    .filter(({ unit }) => own.some(({ id }) => id === unit))
    .map((finding) => withGap(finding, view, target));
}
