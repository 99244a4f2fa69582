import { own } from '../../base/own.ts';
import { cyclesOf } from '../traps/scan/graph.ts';

/** A unit as far as its order goes. */
export interface OrderedUnit {
  readonly id: string;
  /** Whose it is; what several stand on belongs to none of them in particular. */
  readonly workloads: readonly string[];
  /** Deployed by its parent, and so no step of its own. */
  readonly parent?: string;
  readonly needs: readonly { readonly unit: string; readonly name: string; readonly by: string }[];
}

/** One unit has to be there before another: because of a value, or because their workloads are declared to depend on each other. */
export interface OrderEdge {
  readonly from: string;
  readonly to: string;
  /** `exports orders-vpc`, `parameter /shop/key`, `ledger before orders`. */
  readonly because: readonly string[];
}

/** In which order units are rebuilt. */
export interface RebuildOrder {
  /** Units whose turn comes at the same time; those of one step can be made side by side. */
  readonly steps: readonly (readonly string[])[];
  readonly edges: readonly OrderEdge[];
  /** Units that wait for each other: no order rebuilds them, and they are in no step, nor is what waits for them. */
  readonly cycles: readonly (readonly string[])[];
}

/**
 * Works the order out from what units need of each other and from what their workloads depend on. `dependsOn` tells of each
 * workload which others it cannot work without. Pure; in the order of the units where nothing decides.
 */
export function rebuildOrder(
  units: readonly OrderedUnit[],
  dependsOn: Readonly<Record<string, readonly string[]>> = {},
): RebuildOrder {
  const outermost = units.filter(({ parent }) => parent === undefined);
  const edges = edgesOf(units, outermost, dependsOn);
  const before = (id: string): string[] => edges.flatMap(({ from, to }) => (to === id ? [from] : []));
  const ids = outermost.map(({ id }) => id);
  const done = new Set<string>();
  const steps: string[][] = [];
  for (;;) {
    const next = ids.filter((id) => !done.has(id) && before(id).every((one) => done.has(one)));
    if (next.length === 0) break;
    steps.push(next);
    for (const id of next) done.add(id);
  }
  return { steps, edges, cycles: cyclesOf(ids, before) };
}

function edgesOf(
  units: readonly OrderedUnit[],
  outermost: readonly OrderedUnit[],
  dependsOn: Readonly<Record<string, readonly string[]>>,
): readonly OrderEdge[] {
  const root = rootOf(units);
  const known = new Set(outermost.map(({ id }) => id));
  const found = new Map<string, { from: string; to: string; because: string[] }>();
  const add = (from: string, to: string, because: string): void => {
    // What is needed of somebody who is not rebuilt here has to be there already.
    if (from === to || !known.has(from)) return;
    const edge = found.get(`${from} ${to}`) ?? { from, to, because: [] };
    if (!edge.because.includes(because)) edge.because.push(because);
    found.set(`${from} ${to}`, edge);
  };
  for (const unit of units)
    for (const { unit: other, name, by } of unit.needs) add(root(other), root(unit.id), `${by} ${name}`);
  for (const unit of outermost)
    for (const other of outermost)
      for (const [first, second] of dependency(other, unit, dependsOn))
        add(other.id, unit.id, `${first} before ${second}`);
  return [...found.values()];
}

/** The workloads of two units that are declared to need each other; none where either unit is shared. */
function dependency(
  { workloads: [first, ...others] }: OrderedUnit,
  { workloads: [second, ...more] }: OrderedUnit,
  dependsOn: Readonly<Record<string, readonly string[]>>,
): readonly (readonly [string, string])[] {
  if (first === undefined || second === undefined || others.length + more.length > 0) return [];
  return own(dependsOn, second)?.includes(first) === true ? [[first, second]] : [];
}

/** A nested stack comes with the outermost one around it. */
function rootOf(units: readonly OrderedUnit[]): (id: string) => string {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  return (id) => {
    const seen = new Set<string>();
    let at = id;
    for (let up = parents.get(at); up !== undefined && !seen.has(up); up = parents.get(at)) {
      seen.add(at);
      at = up;
    }
    return at;
  };
}
