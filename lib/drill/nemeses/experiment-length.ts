import type { Seconds } from '../../base/duration.ts';
import type { Fault } from '../scenario.ts';

/** How long the faults of a scenario last in all, one after another where one waits for another. */
export function experimentLength(faults: readonly Fault[]): Seconds {
  const known = new Map<string, Seconds>();
  const endOf = (fault: Fault): Seconds => {
    const found = known.get(fault.id);
    if (found !== undefined) return found;
    // A fault that waits for itself would never begin; FIS refuses it.
    known.set(fault.id, 0);
    const before = faults.filter(({ id }) => fault.startAfter.includes(id)).map(endOf);
    const end = Math.max(0, ...before) + (fault.duration ?? 0);
    known.set(fault.id, end);
    return end;
  };
  return Math.max(0, ...faults.map(endOf));
}
