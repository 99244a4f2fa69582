import type { Workload } from '../environment/environment.ts';
import type { Fact, FactKind, FactKinds } from '../inventory/facts.ts';
import type { Facts } from '../inventory/inventory.ts';
import { ownershipOf } from './ownership.ts';

/** The facts that belong to one workload, each kind worked out once and in the order of ARNs, so that the order of a listing never shows. */
export interface OwnedFacts {
  readonly own: <K extends FactKind>(kind: K) => readonly FactKinds[K][];
}

/** Looks up a workload's facts by kind. */
export function ownedFacts(workload: Workload, facts: Facts): OwnedFacts {
  const ownership = ownershipOf(workload, facts);
  const known = new Map<FactKind, readonly Fact[]>();
  return {
    own: <K extends FactKind>(kind: K) => {
      const found = known.get(kind) ?? byArn(facts[kind].filter((fact) => ownership.owns(kind, fact)));
      known.set(kind, found);
      return found as readonly FactKinds[K][];
    },
  };
}

/** In the order of ARNs. */
export function byArn<F extends { readonly arn: string }>(facts: readonly F[]): F[] {
  return [...facts].sort((one, other) => (one.arn < other.arn ? -1 : Number(one.arn > other.arn)));
}
