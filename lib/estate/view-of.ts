import type { Instant } from '../base/instant.ts';
import type { Environment, Workload } from '../environment/environment.ts';
import type { Ec2Volume, FactKind, FactKinds } from '../inventory/facts.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { concernOf } from './concern.ts';
import type { EarlierDemonstration } from './earlier-demonstration.ts';
import { gapsFor } from './gaps.ts';
import { byArn, ownedFacts } from './owned-facts.ts';
import type { SourceIndex } from './points/source-index.ts';
import type { RecoveryPoint } from './recovery-point.ts';
import { recoveryPointsOf } from './recovery-points-of.ts';
import type { Store } from './store.ts';
import { storesOf } from './stores.ts';
import type { WorkloadView } from './workload-view.ts';

/** All that the views of one inventory share. */
export interface Shared {
  readonly environment: Environment;
  readonly inventory: Inventory;
  readonly now: Instant;
  readonly demonstrations: readonly EarlierDemonstration[];
  readonly index: SourceIndex;
  readonly isLasting: (volume: Ec2Volume) => boolean;
  /** Looked up only when asked for: all views have to be there by then. */
  readonly viewNamed: (workload: string) => WorkloadView | undefined;
  readonly all: <K extends FactKind>(kind: K) => readonly FactKinds[K][];
}

/** One workload as checks see it. */
export function viewOf(workload: Workload, shared: Shared): WorkloadView {
  const { environment, inventory, now, demonstrations, index, all } = shared;
  const owned = ownedFacts(workload, inventory.facts);
  const stores = storesOf(owned, inventory.facts, shared.isLasting);
  const points = new Map<string, readonly RecoveryPoint[]>();
  const recoveryPoints = (store: Store) => {
    const found = points.get(store.arn) ?? recoveryPointsOf(index, store, now);
    points.set(store.arn, found);
    return found;
  };
  const keysInUse = () =>
    new Set([...stores, ...stores.flatMap(recoveryPoints)].flatMap(({ keyArn }) => keyArn ?? []));
  const concern = concernOf(workload, inventory.facts, owned, keysInUse);
  return {
    environment,
    workload,
    inventory,
    now,
    own: owned.own,
    all,
    gaps: (kinds) => gapsFor(inventory, workload, kinds, concern),
    demonstrations,
    get dependencies() {
      return workload.dependsOn.flatMap((name) => shared.viewNamed(name) ?? []);
    },
    stores,
    recoveryPoints,
  };
}

/** Looks up the facts of a kind, in the order of ARNs, sorted once. */
export function sortedFacts(inventory: Inventory): Shared['all'] {
  const known = new Map<FactKind, readonly unknown[]>();
  return <K extends FactKind>(kind: K) => {
    const found = known.get(kind) ?? byArn<FactKinds[FactKind]>(inventory.facts[kind]);
    known.set(kind, found);
    return found as readonly FactKinds[K][];
  };
}
