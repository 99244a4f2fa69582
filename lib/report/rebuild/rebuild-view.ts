import { groupBy } from '../../base/group-by.ts';
import type { RecordedRun } from '../../evidence/index.ts';
import {
  type CriticalPath,
  criticalPath,
  type RebuildOrder,
  rebuildOrder,
  type TrapFinding,
  type UnitTime,
} from '../../iac/index.ts';
import type { IacUnitFact } from '../../inventory/facts.ts';

/** A unit, and every workload that stands on it. */
export interface SharedUnit extends IacUnitFact {
  readonly workloads: readonly string[];
}

/** What is told of a rebuild: what the workloads are written down in, what of it would not come back, and in which order. */
export interface RebuildView {
  readonly units: readonly SharedUnit[];
  readonly order: RebuildOrder;
  readonly times: ReadonlyMap<string, UnitTime>;
  readonly path: CriticalPath;
  /** What a person has to do, and no template does. */
  readonly byHand: readonly TrapFinding[];
}

/** Traps that a person resolves while everybody waits: handshakes, mails, delegations, quotas that are raised by support. */
const BY_HAND: ReadonlySet<string> = new Set(['handshake-by-hand', 'quota-exceeded', 'hosted-zone-literal']);

/** The rebuild as a run folder tells it; undefined where nothing is declared to be rebuilt from. */
export function rebuildView({ inventory, environment, drills, run }: RecordedRun): RebuildView | undefined {
  const units = distinct(inventory?.facts['iac.unit'] ?? []);
  if (units.length === 0) return undefined;
  const order = rebuildOrder(units, dependsOn(environment));
  const idOf = new Map(units.flatMap(({ id, stack }) => (stack === undefined ? [] : [[stack, id] as const])));
  const times = new Map(drills.flatMap(({ result }) => timesIn(result?.rebuild?.stacks ?? [], idOf, run.id)));
  return {
    units,
    order,
    times,
    path: criticalPath(order, times),
    byHand: units
      .flatMap(({ traps }) => traps)
      .filter(({ trap, certainty }) => BY_HAND.has(trap) && certainty !== 'unknown'),
  };
}

/** What several workloads stand on is told once. */
function distinct(facts: readonly IacUnitFact[]): readonly SharedUnit[] {
  return [...groupBy(facts, ({ id }) => id).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first, workloads: [first.workload, ...others.map(({ workload }) => workload)] }],
  );
}

function dependsOn(environment: RecordedRun['environment']): Readonly<Record<string, readonly string[]>> {
  const workloads = environment?.workloads ?? [];
  return Object.fromEntries(workloads.map(({ name, dependsOn: others }) => [name, others]));
}

/** A stack is told by its name, which is the id of its unit where none was declared. */
function timesIn(
  stacks: readonly { readonly name: string; readonly seconds: number }[],
  idOf: ReadonlyMap<string, string>,
  run: string,
): readonly (readonly [string, UnitTime])[] {
  return stacks.map(({ name, seconds }) => [
    idOf.get(name) ?? name,
    { seconds, source: `the rebuild of run ${run}` },
  ]);
}
