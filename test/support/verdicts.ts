import type { Instant } from '../../lib/base/instant.ts';
import type { Check } from '../../lib/checks/check.ts';
import { judge } from '../../lib/checks/judge.ts';
import type { Verdict } from '../../lib/checks/verdict.ts';
import type { Environment, Workload } from '../../lib/environment/environment.ts';
import type { Inventory } from '../../lib/inventory/inventory.ts';
import { environment } from './declaration.ts';
import { fixedNow } from './fixed-now.ts';
import { inventory } from './inventory.ts';

/** What one check says of a world, through the judge, as a run would. */
export function verdictsOf(
  check: Check,
  world: {
    readonly environment?: Environment;
    readonly workload?: Workload;
    readonly inventory?: Inventory;
    readonly now?: Instant;
  } = {},
): Verdict[] {
  const declared =
    world.environment ?? environment(world.workload === undefined ? {} : { workloads: [world.workload] });
  const known = world.inventory ?? inventory();
  return judge({ environment: declared, inventory: known, checks: [check], now: world.now ?? fixedNow })
    .verdicts;
}

/** The outcomes of verdicts, in their order. */
export function outcomes(verdicts: readonly Verdict[]): string[] {
  return verdicts.map(({ outcome }) => outcome);
}
