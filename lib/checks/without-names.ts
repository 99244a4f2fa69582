import type { Workload } from '../environment/environment.ts';
import type { FactKind } from '../inventory/facts.ts';

/** Of a workload that declares no DNS name, nothing that Route 53 holds tells how it is served. */
export function withoutNames(facts: readonly FactKind[]): (workload: Workload) => readonly FactKind[] {
  const others = facts.filter((kind) => !kind.startsWith('route53.'));
  return ({ dns }) => (dns.length === 0 ? others : facts);
}
