import { type Estate, estateOf } from '../estate/index.ts';
import type { RecordedRun } from '../evidence/index.ts';
import { judgedAt } from './judged-at.ts';
import { needed } from './missing-part.ts';

const estates = new WeakMap<RecordedRun, Estate>();

/** The estate as it was when the run judged it. Throws PART_MISSING. */
export function recordedEstate(recorded: RecordedRun): Estate {
  const known = estates.get(recorded);
  if (known !== undefined) return known;
  const environment = needed(recorded, recorded.environment, 'environment.yaml');
  const inventory = needed(recorded, recorded.inventory, 'inventory.json');
  const estate = estateOf(environment, inventory, judgedAt(recorded));
  estates.set(recorded, estate);
  return estate;
}
