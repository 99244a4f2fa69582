import type { World } from '../../world/world.ts';

interface Work {
  /** Absent while it is under way. */
  result?: boolean | undefined;
}

/** What experiments have set going in the world and have not heard back from. It does not outlive the process: rows do. */
const works = new WeakMap<World, Map<string, Work>>();

/**
 * Has something done, once, and says how it came out: undefined while it is under way. What came out `false` is done anew
 * at the next call.
 */
export function work(world: World, key: string, action: () => Promise<boolean>): boolean | undefined {
  const all = works.get(world) ?? new Map<string, Work>();
  works.set(world, all);
  const known = all.get(key);
  if (known !== undefined && (known.result === undefined || known.result)) return known.result;
  const begun: Work = {};
  all.set(key, begun);
  // Not within the step that asks for it: what is done may look at the row, which the step has yet to write.
  void Promise.resolve()
    .then(action)
    .then((result) => {
      begun.result = result;
    });
  return undefined;
}

/** Whether something is under way. */
export function isUnderWay(world: World, key: string): boolean {
  const known = works.get(world)?.get(key);
  return known !== undefined && known.result === undefined;
}
