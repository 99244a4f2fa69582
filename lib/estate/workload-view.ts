import type { Instant } from '../base/instant.ts';
import type { Environment, Workload } from '../environment/environment.ts';
import type { FactKind, FactKinds } from '../inventory/facts.ts';
import type { Gap, Inventory } from '../inventory/inventory.ts';
import type { EarlierDemonstration } from './earlier-demonstration.ts';
import type { RecoveryPoint } from './recovery-point.ts';
import type { Store } from './store.ts';

/** All that a check may look at, for one workload. Pure: it holds facts, a declaration and a moment. */
export interface WorkloadView {
  readonly environment: Environment;
  readonly workload: Workload;
  readonly inventory: Inventory;
  readonly now: Instant;
  /** The facts of a kind that belong to the workload (by tag, ARN or stack). */
  own<K extends FactKind>(kind: K): readonly FactKinds[K][];
  /** The facts of a kind in every account and Region. */
  all<K extends FactKind>(kind: K): readonly FactKinds[K][];
  /** Gaps in these kinds that concern the workload. */
  gaps(kinds: readonly FactKind[]): readonly Gap[];
  /** What earlier drills and restores measured, for this and other workloads. */
  readonly demonstrations?: readonly EarlierDemonstration[];
  /** The views of the workloads that this one cannot work without. */
  readonly dependencies?: readonly WorkloadView[];
  /** What holds the workload's data. */
  readonly stores: readonly Store[];
  /** Every recovery point of a store, from every source, newest data first; unusable ones say why. */
  recoveryPoints(store: Store): readonly RecoveryPoint[];
}
