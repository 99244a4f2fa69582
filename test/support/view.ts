import type { Instant } from '../../lib/base/instant.ts';
import type { Environment, Workload } from '../../lib/environment/environment.ts';
import { estateOf, type WorkloadView } from '../../lib/estate/index.ts';
import type { Inventory } from '../../lib/inventory/inventory.ts';
import { environment } from './declaration.ts';
import { fixedNow } from './fixed-now.ts';
import { inventory } from './inventory.ts';

/** What a check may look at, for the first workload of the environment unless another one is named. */
export function view(
  fields: {
    readonly environment?: Environment;
    readonly workload?: Workload;
    readonly inventory?: Inventory;
    readonly now?: Instant;
  } = {},
): WorkloadView {
  const declared =
    fields.environment ?? environment(fields.workload === undefined ? {} : { workloads: [fields.workload] });
  const workload = fields.workload ?? declared.workloads[0];
  if (workload === undefined) throw new Error('a view needs a workload');
  const known = fields.inventory ?? inventory();
  const found = estateOf(declared, known, fields.now ?? fixedNow).view(workload.name);
  if (found === undefined) throw new Error(`the environment does not declare ${workload.name}`);
  return found;
}
