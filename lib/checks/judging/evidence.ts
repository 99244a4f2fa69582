import type { Fact, FactKind } from '../../inventory/facts.ts';
import type { Gap, Inventory } from '../../inventory/inventory.ts';

/** Finds where something stands in the run folder. */
export interface EvidenceIndex {
  fact(kind: FactKind, arn: string): { readonly fact: Fact; readonly pointer: string } | undefined;
  gap(gap: Gap): string | undefined;
}

/** Numbers the facts and gaps as `inventory.json` holds them. */
export function evidenceIndex({ facts, gaps }: Inventory): EvidenceIndex {
  const numbers = new Map<FactKind, Map<string, number>>();
  const numbersOf = (kind: FactKind) => {
    const known = numbers.get(kind) ?? new Map(facts[kind].map(({ arn }, index) => [arn, index]));
    numbers.set(kind, known);
    return known;
  };
  return {
    fact: (kind, arn) => {
      const number = numbersOf(kind).get(arn);
      const fact = number === undefined ? undefined : facts[kind][number];
      return fact && { fact, pointer: `inventory.json#/facts/${kind}/${number}` };
    },
    gap: (gap) => {
      const number = gaps.indexOf(gap);
      return number === -1 ? undefined : `inventory.json#/gaps/${number}`;
    },
  };
}
