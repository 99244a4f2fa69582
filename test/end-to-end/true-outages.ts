import type { TruthEntry } from '../../lib/twin/estate/truth/truth-log.ts';

/** How long a path was really broken, each time, in seconds. */
export function outagesIn(truth: readonly TruthEntry[], path: string): number[] {
  const lengths: number[] = [];
  let from: number | undefined;
  for (const entry of truth.filter((each) => each.path === path)) {
    if (entry.state === 'broken') from = entry.t;
    if (entry.state === 'whole' && from !== undefined) {
      lengths.push(entry.t - from);
      from = undefined;
    }
  }
  return lengths;
}
