import { groupBy } from '../base/group-by.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { RecordedRun } from '../evidence/index.ts';
import { needed } from './missing-part.ts';

const indexes = new WeakMap<RecordedRun, ReadonlyMap<string, readonly Verdict[]>>();

/** The verdicts of a run by check id; a large run is asked once for each test. Throws PART_MISSING. */
export function verdictsByCheck(recorded: RecordedRun): ReadonlyMap<string, readonly Verdict[]> {
  const known = indexes.get(recorded);
  if (known !== undefined) return known;
  const index = groupBy(needed(recorded, recorded.verdicts, 'verdicts.json'), (verdict) => verdict.check);
  indexes.set(recorded, index);
  return index;
}
